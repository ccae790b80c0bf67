// Gatehouse on Mantine 9. Sizes and behaviour live here; colours live in tokens.css.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#eef0fe',
  '#dde1fc',
  '#bac3f8',
  '#97a4f3',
  '#7a89ee',
  '#6373ee',
  '#5464e6',
  '#4353d9',
  '#3643bd',
  '#2a3596',
];

const small = { defaultProps: { size: 'xs' } } as const;
const field = {
  defaultProps: { size: 'xs', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
  styles: {
    label: { fontSize: 12, fontWeight: 500, marginBottom: 4, color: 'var(--gh-text-2)' },
    description: { fontSize: 11, marginTop: 3 },
    error: { fontSize: 11, marginTop: 3 },
  },
};

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  colors: { iris },
  fontFamily: 'var(--gh-font)',
  fontFamilyMonospace: 'var(--gh-mono)',
  headings: { fontFamily: 'var(--gh-font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '5px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'var(--gh-shadow-1)',
    sm: 'var(--gh-shadow-1)',
    md: 'var(--gh-shadow-2)',
    lg: 'var(--gh-shadow-2)',
    xl: 'var(--gh-shadow-3)',
  },
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'xs' },
      vars: (_theme: unknown, props: { variant?: string }) => ({
        root: {
          '--button-height': '28px',
          '--button-padding-x': '10px',
          '--button-fz': '12px',
          // white text would fail on the light accent of the dark high-contrast scheme
          ...((props.variant ?? 'filled') === 'filled' ? { '--button-color': 'var(--gh-on-accent)' } : {}),
        },
      }),
      styles: { root: { fontWeight: 550 }, inner: { gap: 6 }, section: { marginInline: 0 } },
    },
    ActionIcon: { defaultProps: { size: 26, variant: 'subtle', color: 'gray' } },
    TextInput: field,
    NumberInput: field,
    Select: field,
    MultiSelect: field,
    Textarea: field,
    Autocomplete: field,
    PasswordInput: field,
    Input: {
      defaultProps: { size: 'xs' },
      vars: (_theme: unknown, props: { variant?: string }) => ({
        wrapper: {
          '--input-height': '28px',
          '--input-fz': '12px',
          ...(props.variant === 'unstyled' ? {} : { '--input-bg': 'var(--gh-surface)' }),
        },
      }),
    },
    Switch: small,
    Checkbox: { ...small, vars: () => ({ root: { '--checkbox-icon-color': 'var(--gh-on-accent)' } }) },
    Radio: { ...small, vars: () => ({ root: { '--radio-icon-color': 'var(--gh-on-accent)' } }) },
    SegmentedControl: {
      defaultProps: { size: 'xs', transitionDuration: 90, withItemsBorders: false },
      styles: {
        root: { padding: 2, background: 'var(--gh-active)' },
        label: { padding: '2px 9px', fontSize: 12, lineHeight: '18px', fontWeight: 500 },
        indicator: { boxShadow: 'var(--gh-shadow-1)', background: 'var(--gh-raised)' },
      },
    },
    Tabs: {
      defaultProps: { keepMounted: false },
      styles: {
        tab: { padding: '0 10px', height: 34, fontSize: 12, fontWeight: 500 },
        list: { gap: 0, '--tabs-list-border-width': '1px', '--tab-border-color': 'var(--gh-line)' },
      },
    },
    Badge: {
      defaultProps: { size: 'sm', variant: 'light', radius: 'xs' },
      styles: { root: { textTransform: 'none', fontWeight: 550, letterSpacing: 0 } },
    },
    Kbd: {
      styles: {
        root: {
          fontSize: 11,
          fontWeight: 500,
          padding: '0 4px',
          lineHeight: '16px',
          borderBottomWidth: 1,
          fontFamily: 'var(--gh-font)',
          background: 'transparent',
          color: 'var(--gh-text-3)',
          borderColor: 'var(--gh-line-strong)',
        },
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 12, px: 8, py: 4 } },
    Menu: {
      defaultProps: { shadow: 'md', radius: 'sm' },
      styles: { item: { fontSize: 12, padding: '4px 8px', minHeight: 26 } },
    },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        transitionProps: { duration: 120 },
        overlayProps: { color: 'var(--gh-scrim)', backgroundOpacity: 1 },
      },
    },
    Notification: {
      defaultProps: { radius: 'lg', withBorder: true },
      styles: {
        root: { padding: '11px 8px 11px 14px', background: 'var(--gh-raised)', boxShadow: 'var(--gh-shadow-2)' },
        icon: {
          background: 'transparent',
          color: 'inherit',
          width: 16,
          height: 16,
          marginInlineEnd: 10,
          alignSelf: 'flex-start',
          marginTop: 2,
        },
        description: { fontSize: 12, lineHeight: '18px', color: 'var(--gh-text-2)' },
      },
    },
    Alert: {
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: {
        root: { padding: '8px 10px' },
        title: { fontSize: 12, lineHeight: '18px' },
        message: { fontSize: 12, lineHeight: '18px', color: 'var(--gh-text)' },
        icon: { width: 15, height: 15, marginInlineEnd: 8, marginTop: 2 },
        body: { gap: 0 },
      },
    },
    Table: {
      defaultProps: { verticalSpacing: 4, horizontalSpacing: 8, fz: 12, lh: '19px' },
      styles: { th: { fontSize: 11, fontWeight: 500, color: 'var(--gh-text-3)', background: 'var(--gh-sunken)' } },
    },
    Progress: { defaultProps: { size: 6, radius: 'xs', color: 'var(--gh-series-1)' } },
    Skeleton: { defaultProps: { radius: 'xs' } },
  },
});

// The throttle lab as the dock lists it.
import { Gauge } from 'lucide-react';
import type { DockPanel } from '../../shell/dock-panels';
import { ThrottlePanel } from './ThrottlePanel';

export const throttlePanel: DockPanel = { name: 'throttle', title: 'Throttle', icon: Gauge, Content: ThrottlePanel };

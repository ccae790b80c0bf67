// The two channels between preload and main process: calls to the studio, and its events.

export const callChannel = 'gatehouse:call';
export const eventChannel = 'gatehouse:event';

/** By which a terminal or a supervisor ends a group of processes in order. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

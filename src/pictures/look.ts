/** How every picture looks: one type, few colours, an opaque ground that reads on light and dark pages. */

export const GROUND = '#ffffff'
export const INK = '#1d2433'
export const QUIET = '#5b6475'
export const LINE = '#dfe3ea'
/** Told apart by lightness as well as hue, so also without colour. */
export const SERIES = ['#2456a6', '#9db7de', '#c9ced8'] as const
export const TINT = ['#eef3fb', '#5f8fd6'] as const

const FONT = 'Inter'

export const config = {
  font: FONT,
  background: GROUND,
  padding: 20,
  title: {
    anchor: 'start',
    frame: 'bounds',
    fontSize: 17,
    fontWeight: 600,
    color: INK,
    subtitleFontSize: 13,
    subtitleColor: QUIET,
    subtitlePadding: 6,
    offset: 16,
  },
  axis: {
    labelFontSize: 12,
    labelColor: INK,
    labelLimit: 340,
    titleFontSize: 12,
    titleColor: QUIET,
    titleFontWeight: 400,
    gridColor: LINE,
    domainColor: LINE,
    tickColor: LINE,
  },
  legend: { labelFontSize: 12, labelColor: INK, orient: 'top', title: null, offset: 4 },
  axisQuantitative: { tickCount: 6 },
  view: { stroke: null },
} as const

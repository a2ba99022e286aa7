/** How rendered text is coloured. The default paints nothing. */
export interface Paint {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly note: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const same = (text: string): string => text
export const plainPaint: Paint = { error: same, warning: same, note: same, strong: same, faint: same }

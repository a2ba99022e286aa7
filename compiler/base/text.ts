/** The languages every reader-facing text of a book exists in. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in every language of the book. */
export type Text = { readonly [L in Language]: string }

/**
 * The facts of a case that are no single value, by fact: the places of the terms of a set, the values of a list as
 * numbers of their domain, the name of a time zone. Only expressions read them.
 */
export type Details = ReadonlyMap<string, readonly number[] | string>

export const noDetails: Details = new Map()

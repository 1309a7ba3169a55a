/** Closed every year. 5 June, 24 and 31 December are no public holidays, but operators are closed then. */
const everyYear: ReadonlySet<string> = new Set(['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'])

/** Days from Easter Sunday: Maundy Thursday, Good Friday, both Easter days, Ascension Day, both Whitsun days. */
const aroundEaster: ReadonlySet<number> = new Set([-3, -2, 0, 1, 39, 49, 50])

/** Store Bededag, days from Easter Sunday, and its last year (lov nr. 214 af 6. marts 2023). */
const generalPrayerDay = 26
const lastGeneralPrayerDay = 2023

/** Whether a Danish day, `2026-12-24`, is a public holiday, or one on which operators are closed all the same. */
export function isDanishHoliday(day: string): boolean {
  const year = Number(day.slice(0, -6))
  const fromEaster = Math.round((Date.parse(day) - easterSunday(year)) / 86_400_000)
  return (
    everyYear.has(day.slice(-5)) ||
    aroundEaster.has(fromEaster) ||
    (fromEaster === generalPrayerDay && year <= lastGeneralPrayerDay)
  )
}

/** Midnight UTC of Easter Sunday in the Gregorian calendar. Source: Butcher's rule, in Meeus, Astronomical Algorithms. */
function easterSunday(year: number): number {
  const whole = (dividend: number, divisor: number) => Math.floor(dividend / divisor)
  const century = whole(year, 100)
  const moonCorrection = whole(century - whole(century + 8, 25) + 1, 3)
  // Days from 21 March to the full moon, and from there to the Sunday after it.
  const toMoon = (19 * (year % 19) + century - whole(century, 4) - moonCorrection + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * whole(year % 100, 4) - toMoon - (year % 4)) % 7
  const weekTooLate = whole((year % 19) + 11 * toMoon + 22 * toSunday, 451)
  return Date.UTC(year, 2, 22 + toMoon + toSunday - 7 * weekTooLate)
}

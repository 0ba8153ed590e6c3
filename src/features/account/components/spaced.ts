/** 三位一段，念得清楚：123 456 789。 */
export const spaced = (digits: string) => (digits.match(/.{1,3}/g) ?? []).join(' ')

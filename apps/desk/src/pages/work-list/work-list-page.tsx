export function WorkListPage() {
  return null
}

/**
 * What answers without knowing who is asking: nothing else does. A calendar's secret stands in its address and is a credential
 * of its own, since phones that read calendars can send no header.
 */
const openDoors: readonly { methods: readonly string[]; path: RegExp }[] = [
  { methods: ['GET', 'HEAD'], path: /^\/(?:health|ready|openapi\.json)$/ },
  { methods: ['GET', 'HEAD'], path: /^\/assets\/(?:images\/)?[^/]+$/ },
  { methods: ['GET', 'HEAD', 'POST'], path: /^\/sign-in\/[^/]+$/ },
  { methods: ['GET', 'HEAD'], path: /^\/v1\/(?:facilitator-)?calendars\/[^/]+\.ics$/ },
];

/** Whether a request is answered whoever sends it; `path` as the router sees it. */
export function isOpenDoor(method: string, path: string): boolean {
  return openDoors.some((door) => door.methods.includes(method) && door.path.test(path));
}

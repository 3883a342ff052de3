// The engine with every index that a page searches: the parts of its own site's, or those of other sites that it names.

/** The other sites that a page searches, each with `id`, `name`, `site` (its address) and `parts`; none on a region's own page. */
export function sitesOf(form) {
  const named = JSON.parse(form.dataset.sites || "[]");
  const home = new URL(form.dataset.home || ".", location.href);
  return named.map((each) => ({ ...each, site: new URL(each.site, home).href }));
}

/** The engine, started with the indexes of these sites; `lost` names those whose index did not come. */
export async function started(form, options, sites) {
  const address = new URL(form.dataset.search, location.href);
  const [pagefind, own, ...answers] = await Promise.all([
    import(address.href),
    form.dataset.sites ? [] : parts(address),
    ...sites.map(isAnswering),
  ]);
  let searched = sites.filter((_, place) => answers[place]);
  for (;;) {
    await pagefind.destroy();
    await pagefind.options(options);
    await pagefind.init();
    const merged = await Promise.all([
      ...own.map((folder) => pagefind.mergeIndex(folder, options)),
      ...searched.map((site) => isMerged(pagefind, site, options)),
    ]);
    const whole = searched.filter((_, place) => merged[own.length + place]);
    // An index that came in part stays in the engine and would fail each search: begin anew without it.
    if (whole.length === searched.length) break;
    searched = whole;
  }
  return { pagefind, searched, lost: sites.filter((site) => !searched.includes(site)) };
}

/** The sites that a reader has chosen; without a choice all or, where they are more than a phone can bear, none. */
export function chosenOf(form, sites) {
  const marked = new FormData(form).getAll("region");
  if (marked.includes("all") || (!marked.length && "all" in form.dataset)) return sites;
  return sites.filter(({ id }) => marked.includes(id));
}

/** The site to which an address belongs; none if it leads anywhere else. */
export function siteOf(url, sites) {
  const within = sites.filter(({ site }) => url.startsWith(site));
  return within.sort((one, other) => other.site.length - one.site.length)[0];
}

async function isMerged(pagefind, { site, parts }, options) {
  const folders = ["", ...parts].map((part) => new URL(`pagefind/${part}`, site).href);
  try {
    await Promise.all(folders.map((folder) => pagefind.mergeIndex(folder, { ...options, baseUrl: site })));
    return true;
  } catch {
    return false;
  }
}

async function isAnswering({ site }) {
  try {
    return (await fetch(new URL("pagefind/pagefind-entry.json", site))).ok;
  } catch {
    return false;
  }
}

// The index of a large region has parts in folders of their own, which a file beside it names; a preview has none.
async function parts(address) {
  const list = new URL("parts.json", address);
  const answer = await fetch(list);
  return answer.ok ? (await answer.json()).map((folder) => new URL(folder, list).href) : [];
}

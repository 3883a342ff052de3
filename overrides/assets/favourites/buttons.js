// Puts a heart on every card and runs the buttons of a record's page: to the list, to others. The header leads to the list.
(() => {
  const link = document.querySelector("[data-favourites-link]");
  const heart = document.querySelector("[data-heart]");
  if (!link || !heart) return;
  const { KEY, MOST, isAddress, read, store } = globalThis.pmFavourites;
  const root = new URL("..", link.href);
  const titleOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

  // The address of a page of this site below its root, as records have it; "" for any other.
  const addressOf = (href) => {
    const url = new URL(href, location.href);
    const path = url.pathname.replace(/index\.html$/, "");
    const isOurs = url.protocol === root.protocol && url.host === root.host && path.startsWith(root.pathname);
    const address = isOurs ? path.slice(root.pathname.length) : "";
    return isAddress(address) ? address : "";
  };

  const show = () => {
    const records = read();
    const chosen = new Set(records.map(({ address }) => address));
    for (const button of document.querySelectorAll("[data-favourite]")) {
      button.setAttribute("aria-pressed", String(chosen.has(button.dataset.favourite)));
    }
    link.querySelector("[data-count]").textContent = records.length || "";
    document.documentElement.classList.toggle("has-favourites", records.length > 0);
  };

  const toggle = ({ favourite, title }) => {
    const records = read();
    const others = records.filter(({ address }) => address !== favourite);
    const isNew = others.length === records.length;
    if (isNew && records.length >= MOST) return false;
    return store(isNew ? [...others, { address: favourite, title }] : others);
  };

  const connect = (button, address, title) => {
    button.dataset.favourite = address;
    button.dataset.title = title;
    button.addEventListener("click", () => {
      if (!toggle(button.dataset)) button.title = button.dataset.refused;
      show();
    });
  };

  // Cards that a list moves from place to place keep theirs.
  const addHearts = (cards) => {
    for (const card of cards) {
      const title = card.querySelector(".pm-card__title a");
      const address = title && addressOf(title.href);
      if (!address || card.querySelector("[data-favourite]")) continue;
      const button = heart.content.firstElementChild.cloneNode(true);
      button.querySelector("[data-of]").textContent = titleOf(title);
      connect(button, address, titleOf(title));
      title.parentNode.after(button);
    }
  };

  const share = async (button, status) => {
    const page = { title: document.title, url: button.dataset.share || location.href };
    try {
      if (navigator.share) await navigator.share(page);
      else {
        await navigator.clipboard.writeText(page.url);
        status.textContent = button.dataset.done;
      }
    } catch (refusal) {
      // A reader who closes the sheet of the system wants nothing more; else the address can be copied by hand.
      if (refusal?.name !== "AbortError") status.textContent = page.url;
    }
  };

  const actions = document.querySelector("[data-actions]");
  if (actions) {
    const address = addressOf(location.href);
    const button = actions.querySelector("[data-this-page]");
    if (address) connect(button, address, titleOf(document.querySelector("h1")));
    else button.hidden = true;
  }
  for (const button of document.querySelectorAll("[data-share]")) {
    const status = button.parentNode.querySelector("[data-shared]");
    button.addEventListener("click", () => share(button, status));
  }

  const cardsIn = (node) =>
    node.nodeType !== Node.ELEMENT_NODE
      ? []
      : node.matches(".pm-card")
        ? [node]
        : [...node.querySelectorAll(".pm-card")];
  addHearts(cardsIn(document.body));
  show();
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes].flatMap(cardsIn));
    const isNew = (card) => !card.querySelector("[data-favourite]");
    if (!added.some(isNew)) return;
    addHearts(added);
    show();
  }).observe(document.querySelector(".pm-content"), { childList: true, subtree: true });
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) show(); // changed in another tab
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show();
  });
  globalThis.pmFavourites.root = root;
  globalThis.pmFavourites.show = show;
})();

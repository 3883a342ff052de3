"""What a page with a filter shows, read as a person would: cards, counts beside the options, what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Page
from profminimum.catalog.facts.facets import Query, filter_rows, ordered
from profminimum.russian import plural
from profminimum.view.pages.list_filter import Filter

READ = """() => {
  const shown = (each) => !each.closest("[hidden]");
  const count = (box) => Number(box.parentNode.querySelector(".pm-count").textContent);
  return {
    cards: [...document.querySelectorAll("[data-results] :is(.pm-card, .pm-item)")].filter(shown)
      .map((card) => card.id || card.querySelector("a").getAttribute("href").replace(/^(\\.\\.?\\/)+/, "")),
    counts: Object.fromEntries([...document.querySelectorAll("[data-filter] [type=checkbox]")]
      .map((box) => [box.name + "=" + box.value, [count(box), !box.parentNode.hidden]])),
    said: document.querySelector("[data-results] [role=status]").textContent,
    chosen: [...document.querySelectorAll("[data-results] [data-chosen] [aria-label]")].filter(shown).length,
  };
}"""
GO = """(address) => {
  history.pushState(null, "", location.pathname + (address && "?" + address));
  dispatchEvent(new PopStateEvent("popstate"));
}"""


EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller example is not worth minutes of a browser
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Shown:
    """What a page shows, or should show."""

    cards: list[str]
    counts: dict[str, tuple[int, bool]]
    """By `facet=value`, the number beside the option and whether the option is there."""
    said: str
    chosen: int


def shown(page: Page) -> Shown:
    """What the page shows when it has all that it needs."""
    page.wait_for_selector("[data-flat] ul:not([aria-busy])", state="attached")
    seen = page.evaluate(READ)
    return Shown(
        seen["cards"], {name: tuple(count) for name, count in seen["counts"].items()}, seen["said"], seen["chosen"]
    )


def go(page: Page, query: Query) -> None:
    """Go to the address of a query as the buttons of the browser do, without loading the page anew."""
    page.evaluate(GO, query.address)


def expected(filter: Filter, query: Query, forms: tuple[str, str, str], limit: int | None = None) -> Shown:
    """What the filter in Python finds; `forms` are the sentences of the status with `#` for the number."""
    found, counts = filter_rows(filter.rows, Query(query.chosen, query.text))
    order = query.order if query.order in filter.orders[1:] else ""
    places = ordered(filter.rows, found, order)
    chosen = {(name, value) for name, values in query.chosen.items() for value in values}
    options = [(facet.name, option.value) for facet in filter.facets for option in facet.options]
    numbers = {(name, value): counts[name].get(value, 0) if name in counts else 0 for name, value in options}
    shown_counts = {
        f"{name}={value}": (number, number > 0 or (name, value) in chosen) for (name, value), number in numbers.items()
    }
    said = plural(len(found), *forms).replace("#", str(len(found))) if found else "Ничего не найдено"
    names = [name_of(filter.items[place]) for place in places]
    return Shown(names[:limit], shown_counts, said, len(chosen) + bool(query.text.strip()))


def name_of(item: Any) -> str:
    """Returns what identifies a card: the address of its record, or the number of its item of the road map."""
    address: str | None = getattr(item, "address", None)
    return address if address is not None else f"item-{item.item.number.replace('.', '-')}"

"""Costs, hours and places as schema.org writes them. Knows no record."""

from __future__ import annotations

from typing import Any

from ...model import Fee
from ...model.schema.ranges import Range

_CURRENCY = "RUB"
_UNIT_CODES = {"per_month": "MON", "per_year": "ANN"}
"""Units of time by UN/CEFACT, as schema.org wants them."""


def offers(fee: Fee | None) -> list[dict[str, Any]]:
    """Returns an offer for each sum that is told."""
    return [_offer(name, amount, what, fee) for name, amount, what in fee.amounts] if fee else []


def _offer(name: str, amount: Range, what: str, fee: Fee) -> dict[str, Any]:
    is_single = amount.least == amount.most
    price = {"price": amount.most} if is_single else {}
    ends = {"minPrice": amount.least, "maxPrice": amount.most}
    unit = {"unitText": what, "unitCode": _UNIT_CODES.get(name)}
    known = {key: value for key, value in ((price or ends) | {"priceCurrency": _CURRENCY} | unit).items() if value}
    terms = "; ".join(filter(None, [fee.note, *fee.reductions]))
    return {
        "@type": "Offer",
        "category": "Paid",
        **price,
        "priceCurrency": _CURRENCY,
        "priceSpecification": {"@type": "UnitPriceSpecification", **known},
        **({"description": terms} if terms else {}),
    }


def most(places: Range | None) -> int | None:
    """Returns how many can take part at most; None if that is not said."""
    return places.most if places else None


def duration(hours: float) -> str:
    """Returns hours as ISO 8601: `PT34H`, `PT1H30M`."""
    whole, minutes = divmod(round(hours * 60), 60)
    return "PT" + (f"{whole}H" if whole else "") + (f"{minutes}M" if minutes else "")

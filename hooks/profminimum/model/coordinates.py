"""Where a municipality is on the map: the coordinates of a settlement, and whose data they are."""

from __future__ import annotations

from .schema.fields import FieldGroup, optional, required
from .schema.types import Latitude, Longitude, Title, Url


class Centre(FieldGroup):
    """The settlement that stands for a municipality on the map; distances are measured from it."""

    place: Title = required("Населённый пункт", "Обычно тот, где администрация; у округа вокруг города – сам город.")
    latitude: Latitude = required("Широта", "В градусах с долями.", examples=["52.7363"])
    longitude: Longitude = required("Долгота", "В градусах с долями.", examples=["41.4410"])


class CoordinateSource(FieldGroup):
    """Whose data the coordinates are: open data ask to be named."""

    title: Title = required("Название", "Как называется набор данных.", examples=["GeoNames"])
    url: Url | None = optional("Адрес", "Ссылка на набор данных.")
    licence: Title = required("Лицензия", "На каких условиях им можно пользоваться.", examples=["CC BY 4.0"])
    licence_url: Url | None = optional("Текст лицензии", "Ссылка на неё.")

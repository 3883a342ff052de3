"""What all entries of vocabularies have: a name that other records write, words, sources."""

from __future__ import annotations

from .schema.fields import FieldGroup, Source, list_of, required
from .schema.types import Identifier, Title


class VocabularyEntry(FieldGroup):
    """An entry of a vocabulary: other records name it by `id`."""

    id: Identifier = required("Идентификатор", "Короткое имя латиницей; так его пишут в записях.")
    name: Title = required("Название", "Как пишут в документах.")
    aliases: tuple[Title, ...] = list_of("Другие названия", "Как ещё называют.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")

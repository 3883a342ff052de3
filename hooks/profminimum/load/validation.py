"""Says in Russian what pydantic found wrong with a value. Knows the model's declarations, and no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from ..model import REFERENCES, Choice, FieldGroup, Mark
from ..model.schema.fields import FieldPath
from ..model.schema.introspection import FieldAt, FieldType, Group, Scalar, field_at, fields
from ..model.schema.text import quoted
from ..problem import nearest
from .file_problems import FileProblems
from .yaml_reader import YamlDocument

ModelT = TypeVar("ModelT", bound=FieldGroup)


class Message(NamedTuple):
    """A problem without its place."""

    code: str
    text: str
    suggestion: str = ""


def message(model: type[FieldGroup], error: Mapping[str, Any]) -> Message:
    """Returns what is wrong, with the field's Russian label first. `error` is one of pydantic's."""
    here = field_at(model, error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown(field_at(model, error["loc"][:-1]).type, str(error["loc"][-1]))
    code, text, suggestion = _message(error, here)
    return Message(code, f"«{here.label}»: {text}" if here.label else text[:1].upper() + text[1:], suggestion)


def _message(error: Mapping[str, Any], here: FieldAt) -> Message:
    say = _MESSAGES.get(error["type"])
    if say:
        return say(error, here)
    refusal = error.get("ctx", {}).get("message")
    if not isinstance(refusal, str):
        return Message("wrong-value", f"значение {quoted(error['input'])} сюда не подходит.")
    is_scalar_wanted = isinstance(here.type, Scalar) and not isinstance(error["input"], str)
    if is_scalar_wanted:
        return _text_wanted(error, here)
    kind = REFERENCES.get(here.type.reference) if isinstance(here.type, Scalar) else None
    if kind and kind.target and not str(error["input"]).isascii():  # a name in Russian instead of its identifier
        refusal = (
            f"здесь {quoted(error['input'])}, но {kind.target.missing}. Нужен {kind.target.identifier}: латиницей."
        )
    return Message(error["type"], refusal)


def _text_wanted(error: Mapping[str, Any], here: FieldAt) -> Message:
    return Message("not-text", f"здесь нужно одно значение, а {_seen(error['input'])}.")


def _missing(error: Mapping[str, Any], here: FieldAt) -> Message:
    return Message("missing", f"обязательное поле «{error['loc'][-1]}» не заполнено.")


def _list_wanted(error: Mapping[str, Any], here: FieldAt) -> Message:
    value = error["input"]
    if isinstance(value, str) and len(value) <= 60 and not set("[]{}:#,") & set(value):
        return Message("not-a-list", f"нужен список, а стоит {quoted(value)}. Напишите в скобках: [{value}].")
    return Message("not-a-list", f"нужен список: каждый пункт с новой строки после «- », а {_seen(value)}.")


def _fields_wanted(error: Mapping[str, Any], here: FieldAt) -> Message:
    names = (
        ", ".join(field.name for field in fields(here.type.model))
        if isinstance(here.type, Group)
        else "по одному на строке"
    )
    return Message("not-fields", f"нужны вложенные поля ({names}), а {_seen(error['input'])}.")


def _mapping_wanted(error: Mapping[str, Any], here: FieldAt) -> Message:
    return Message("not-fields", f"нужны строки вида «6: 34», а {_seen(error['input'])}.")


def _too_short(error: Mapping[str, Any], here: FieldAt) -> Message:
    return Message("empty-list", "список пустой, а нужен хотя бы один пункт.")


def _choice(error: Mapping[str, Any], here: FieldAt) -> Message:
    value = error["input"]
    if not isinstance(value, str):
        return _text_wanted(error, here)
    assert isinstance(here.type, Scalar)
    assert here.type.choices
    choices = list(here.type.choices)
    words = _words(choices)
    listed = ", ".join(f"«{choice.value}» ({choice.label})" for choice in choices)
    found = nearest(value, words)
    return Message("choice", f"здесь {quoted(value)}, а нужно одно из: {listed}.", words[found] if found else "")


def _words(choices: Iterable[Choice]) -> dict[str, str]:
    """Returns what a person may have written for each choice: its value, its label, a word that only its label has."""
    parts = [(word, choice.value) for choice in choices for word in set(choice.label.split())]
    often = Counter(word for word, _ in parts)
    single = {word: value for word, value in parts if often[word] == 1}
    return (
        single | {choice.label: choice.value for choice in choices} | {choice.value: choice.value for choice in choices}
    )


def _unknown(owner: FieldType | None, name: str) -> Message:
    """Returns a field that the model does not have: the nearest by its name, by its Russian label, or in a group below."""
    if not isinstance(owner, Group):
        return Message("unknown-field", f"Поля {quoted(name)} здесь не бывает.")
    declared = fields(owner.model)
    words = {field.name: field.name for field in declared} | {field.label: field.name for field in declared}
    below = (f"{field.name}.{name}" for field in declared if field.group and name in field.group.model_fields)
    found = next(below, "") or words.get(nearest(name, words), "")
    latin = "" if name.isascii() else " Имена полей пишут латиницей."
    names = ", ".join(f"«{field.name}»" for field in declared)
    known = "" if found or len(declared) > 12 else f" Бывают: {names}."
    return Message("unknown-field", f"Поля {quoted(name)} здесь не бывает.{latin}{known}", found)


def _seen(value: object) -> str:
    """Returns what stands there, in words."""
    if isinstance(value, list):
        return "стоит список"
    return "стоят вложенные поля" if isinstance(value, dict) else f"стоит {quoted(value)}"


_MESSAGES: dict[str, Callable[[Mapping[str, Any], FieldAt], Message]] = {
    "missing": _missing,
    "tuple_type": _list_wanted,
    "model_type": _fields_wanted,
    "model_attributes_type": _fields_wanted,
    "dict_type": _mapping_wanted,
    "too_short": _too_short,
    "enum": _choice,
}


def record(model: type[ModelT], document: YamlDocument, problems: FileProblems) -> ModelT | None:
    """Returns the record, or other group of fields, of a file that could be read; None, and adds problems, if the model
    refuses it.
    """
    try:
        return model.model_validate(document.value)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
    # Pydantic counts only the items that it likes; each of the others has its own error.
    errors = [error for error in errors if error["type"] != "too_short" or not error["input"]]
    # Unknown fields come first: a misspelt name explains why a field is missing.
    for error in sorted(errors, key=lambda error: error["type"] != "extra_forbidden"):
        _report(model, error, document.mark, problems)
    return None


def _report(model: type[FieldGroup], error: Any, whole: Mark, problems: FileProblems) -> None:
    # pydantic names the key of a mapping, as opposed to its value, by a last step "[key]".
    loc: FieldPath = tuple(step for step in error["loc"] if step != "[key]")
    if problems.is_suppressed(loc):
        return
    if problems.is_full:  # nobody reads the words, and to look for the nearest right ones takes time
        problems.dropped += 1
        return
    mark, found = whole.at(loc)
    at_key = found and (error["type"] == "extra_forbidden" or loc != error["loc"])
    code, text, suggestion = message(model, {**error, "loc": loc})
    problems.add(code, (mark.key_line, mark.key_column) if at_key else (mark.line, mark.column), loc, text, suggestion)
    if suggestion and code == "unknown-field":
        problems.suppress_below((*loc[:-1], suggestion))

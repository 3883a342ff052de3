"""Template engine: Jinja that escapes everything, fails on what is not defined, and takes no detours. Knows no page.

Pages are thousands of small macros that call each other. Jinja asks at every call whether what is called wants its context,
and makes an object of every text that it writes; nothing here wants that, so calls are plain calls, and texts stay texts.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

Compiled = BytecodeCache
"""Remembers templates that were compiled before."""
_markup = str.__new__
"""Makes `Markup` of a text that is known to be one; its own constructor would ask for what a text does not have."""


class _DirectCalls(CodeGenerator):
    """The compiler, writing a call as a call: no function of a template wants the context, as filters may."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Writes a call; Jinja itself writes one with a list of arguments, or with a name that Python keeps for itself."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(argument.key) for argument in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class _Macro(Macro):
    """A macro that is called with its arguments in order, as nearly all are, without sorting them first."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._is_simple = not (self.catch_varargs or self.catch_kwargs or self.explicit_caller)

    def __call__(self, *args: Any, caller: Any = None, **named: Any) -> str:
        """Returns the text of the macro, as HTML if its template is one."""
        lacking = self._argument_count - len(args)
        if named or lacking < 0 or not self._is_simple or self.caller == (caller is None):
            return super().__call__(*args, **named, **({} if caller is None else {"caller": caller}))
        if lacking:
            args += (missing,) * lacking
        text = self._func(*args, caller) if self.caller else self._func(*args)
        return _markup(Markup, text) if self._default_autoescape else text


@lru_cache(maxsize=1 << 14)  # most texts stand on many pages
def _escaped(text: str) -> str:
    return str(escape(text))


def _html(value: Any) -> str:
    """Returns a value as HTML; what is HTML already stays as it is."""
    kind = type(value)
    return value if kind is Markup else _escaped(value) if kind is str else escape(value)


class _Template(Template):
    """A template that makes its module once. Jinja would compare the globals of both templates at each import, which
    takes longer than all else that an import does; here all templates share the same globals.
    """

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> Template:
        namespace.update(escape=_html, Macro=_Macro)
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def engine(source: Callable[[str], str | None], compiled: Compiled | None) -> Environment:
    """Returns the engine for templates, of which `source` gives the source by name; those of `texts/` are plain text."""

    def found(name: str) -> tuple[str, str, None] | None:
        text = source(name)
        return None if text is None else (text, name, None)  # the name goes along, so that an error names the template

    environment = Environment(
        loader=FunctionLoader(found),
        autoescape=lambda name: name is None or not name.startswith("texts/"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=compiled,
        cache_size=-1,  # all are kept, and none changes while there is this engine: each page asks for dozens
        auto_reload=False,
    )
    environment.template_class = _Template
    environment.code_generator_class = _DirectCalls
    return environment

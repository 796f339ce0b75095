"""Packages that have the name of a verb of `cxmap` and can be called like one: ``cxmap.lint("journeys")``.

Python puts a package into its parent as soon as anything in it is imported, so ``cxmap.lint`` is the package whatever
else had that name before. A function there would turn into the package with the first import that passes by, and one
that stayed would hide what the package holds from ``import cxmap.lint.report as report``. So the package is the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any


class Verb(ModuleType):
    """A package that can be called; its ``DONE_BY`` names the module with the function, which has its name."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the function."""
        return self._function()(*arguments, **options)

    @property
    def __signature__(self) -> Any:
        """That of the function, for `inspect.signature`."""
        from inspect import signature

        return signature(self._function(), eval_str=True)

    def __reduce__(self) -> tuple[Callable[[str], ModuleType], tuple[str]]:
        """By name, like a function, so that it can be handed to other processes."""
        return import_module, (self.__name__,)

    def _function(self) -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(import_module(vars(self)["DONE_BY"]), self.__name__.rpartition(".")[2])
        return function

"""Questions that every page asks. Django puts a question into SQL anew each time it is asked, which takes ten
times as long as the database over its answer; a standing question is put into SQL once, and then only its values
change."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeAlias, TypeVar, cast

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import Col, OrderBy

_Row = TypeVar("_Row", bound=Model)
_Made = TypeVar("_Made")
_MOST_MADE = 2048

Value: TypeAlias = int | str | date | datetime


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes among the parameters of the SQL; ``within`` where its column only needs to contain it."""

    value: int
    within: bool = False

    def fill(self, values: tuple[Value, ...]) -> Any:
        value = values[self.value]
        return f"%{connection.ops.prep_for_like_query(str(value))}%" if self.within else _adapted(value)


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    parameters: tuple[Any, ...]
    converters: tuple[tuple[int, Any, Any], ...]
    """Column, what makes the database's value Django's, and the expression that it wants to know."""


class Standing:
    """A question with places for values: a function from values to a queryset's ``values_list``. A value is
    compared with ``=``, ``<``, ``>``, ``contains`` or ``icontains``. Texts count as numbers until they are asked
    with; days and moments are named as such.

    >>> of_practice = Standing(lambda practice: Client.objects.filter(practice=practice).values_list("slug"))
    >>> of_practice.ask(practice.pk)
    [["northlight"], ...]
    """

    def __init__(self, question: Callable[..., QuerySet[Any, Any]], *kinds: type[Value]) -> None:
        self._question = question
        self._kinds = kinds or (int,)
        self._plans: dict[str, _Plan] = {}
        self._made: dict[tuple[Any, ...], Any] = {}

    def ask(self, *values: Value) -> list[list[Any]]:
        """The answer's rows, each column as Django would give it."""
        plan = self._plans.get(connection.vendor) or self._put()
        rows = [list(row) for row in _fetched(plan, values)]
        for column, convert, expression in plan.converters:
            for row in rows:
                row[column] = convert(row[column], expression, connection)
        return rows

    def ask_for(self, make: Callable[[list[Any]], _Made], *values: Value) -> list[_Made]:
        """What ``make`` makes of each of the answer's rows. A row of a list comes again with the next visit, and
        what depends on its values alone and cannot be changed is made once."""
        plan = self._plans.get(connection.vendor) or self._put()
        found = []
        for written in _fetched(plan, values):
            known = self._made.get(written)
            if known is None:
                row = list(written)
                for column, convert, expression in plan.converters:
                    row[column] = convert(row[column], expression, connection)
                if len(self._made) >= _MOST_MADE:
                    self._made.clear()
                known = self._made[written] = make(row)
            found.append(known)
        return found

    def _put(self) -> _Plan:
        marks = [_mark(kind, number) for number, kind in enumerate(self._kinds)]
        compiler = self._question(*marks).query.get_compiler(connection=connection)
        sql, written = compiler.as_sql()
        places: dict[object, _Place] = {}
        for number, mark in enumerate(marks):  # a column of text has made text of its mark
            places |= {_adapted(mark): _Place(number), str(mark): _Place(number)}
            places[f"%{mark}%"] = _Place(number, within=True)
        parameters = tuple(places.get(one, one) for one in written)
        if {one.value for one in parameters if isinstance(one, _Place)} != set(range(len(marks))):
            raise ValueError("a value of a standing question does not reach its SQL")
        converters = compiler.get_converters([column[0] for column in compiler.select or ()])
        each = tuple(
            (n, one, at) for n, (several, at) in converters.items() for one in several if not _is_made(one, at)
        )
        plan = self._plans[connection.vendor] = _Plan(sql, parameters, each)
        return plan


def _fetched(plan: _Plan, values: tuple[Value, ...]) -> list[tuple[Any, ...]]:
    """The rows as the database gives them."""
    parameters = [one.fill(values) if isinstance(one, _Place) else one for one in plan.parameters]
    with connection.cursor() as cursor:
        cursor.execute(plan.sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _is_made(convert: Any, expression: Any) -> bool:
    """Whether the driver has converted the column already: SQLite's makes days and truths of its own columns, and
    Django looks at each of them once more. There may be thousands."""
    known = (getattr(connection.ops, f"convert_{kind}field_value", None) for kind in ("date", "boolean"))
    return isinstance(expression, Col) and convert in known


def _mark(kind: type[Value], number: int) -> Value:
    """What stands for a value while the SQL is put together: nothing that a question would hold of itself."""
    if kind is datetime:
        return datetime(1001 + number, 1, 1, tzinfo=UTC)
    if kind is date:
        return date(1001 + number, 1, 1)
    return 31_001 + number  # fits into the smallest column


def _adapted(value: Value) -> Any:
    """The value as the database is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


_ALL = Q()


class Rows(Generic[_Row]):
    """The rows of a table that belong to one row of another, in their order: the first ``most`` of those that
    ``only`` lets through."""

    def __init__(
        self, kind: type[_Row], owner: str, *order: str | OrderBy, most: int | None = None, only: Q = _ALL
    ) -> None:
        self._kind, self._columns = kind, columns_of(kind)
        self._plain = namedtuple(f"Plain{kind.__name__}", self._columns)
        found = kind._default_manager.filter(only).order_by(*order)
        self._question = Standing(lambda key: found.filter(**{owner: key}).values_list(*self._columns)[:most])

    def of(self, key: int) -> list[_Row]:
        """The rows of the owner with this key."""
        return [row_of(self._kind, self._columns, row) for row in self._question.ask(key)]

    def read(self, key: int) -> list[_Row]:
        """The same, as plain values under the columns' names: for what only reads them, and of which there are
        thousands. Django takes ten times as long to make a row."""
        return [cast(_Row, self._plain._make(row)) for row in self._question.ask(key)]


def row_of(kind: type[_Row], columns: Sequence[str], values: Sequence[Any]) -> _Row:
    """The row that a standing question's columns belong to."""
    return kind.from_db(connection.alias, columns, values)


def columns_of(kind: type[Model]) -> list[str]:
    """All columns of a table, in their order."""
    return [field.attname for field in kind._meta.concrete_fields]

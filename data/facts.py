"""What a reading yields: posts, their observations, measurements and segments, as typed Arrow tables.

Tables go by shape, not by vendor: a post is something published, an observation what it had gathered when it was seen,
a measurement one measure of an account over a day or period, a segment one slice of a breakdown.
"""

from dataclasses import dataclass, field

import pyarrow as pa

_TEXT, _DAY, _NUMBER, _FLAG = pa.string(), pa.date32(), pa.float64(), pa.bool_()

POST = pa.schema([("platform", _TEXT), ("account", _TEXT), ("post_id", _TEXT), ("published", _DAY), ("format", _TEXT),
                  ("text", _TEXT), ("permalink", _TEXT), ("hour", pa.int8())])
OBSERVATION = pa.schema([("platform", _TEXT), ("post_id", _TEXT), ("measure", _TEXT), ("value", _NUMBER)])
MEASUREMENT = pa.schema([("platform", _TEXT), ("account", _TEXT), ("ours", _FLAG), ("measure", _TEXT),
                         ("first_day", _DAY), ("last_day", _DAY), ("value", _NUMBER), ("origin", _TEXT)])
SEGMENT = pa.schema([("platform", _TEXT), ("account", _TEXT), ("measure", _TEXT), ("dimension", _TEXT),
                     ("segment", _TEXT), ("first_day", _DAY), ("last_day", _DAY), ("value", _NUMBER),
                     ("share", _NUMBER)])

SHAPES = {"post": POST, "post_observation": OBSERVATION, "measurement": MEASUREMENT, "segment": SEGMENT}


_PIECE = 50_000


def table(schema, length, **columns):
    """An Arrow table of `length` rows; a column given as one value is repeated, one not given is null."""
    arrays = []
    for part in schema:
        value = columns.get(part.name)
        if isinstance(value, (list, tuple)):
            arrays.append(pa.array(value, part.type))
        else:
            arrays.append(_repeated(pa.scalar(value, part.type), length))
    return pa.Table.from_arrays(arrays, schema=schema)


def _repeated(value, length):
    """A column that is one value all the way down: the same short piece again and again, so that a million rows hold it once."""
    piece = pa.repeat(value, min(length, _PIECE))
    return piece if length <= _PIECE else pa.chunked_array([piece] * (length // _PIECE) + [piece[: length % _PIECE]])


@dataclass(frozen=True)
class Facts:
    """The tables one reading brings, by the name of the table they go to."""

    tables: dict = field(default_factory=dict)

    def plus(self, name, piece):
        """These facts and one more piece for the table `name`."""
        held = self.tables.get(name)
        return Facts({**self.tables, name: piece if held is None else pa.concat_tables([held, piece])})

    def also(self, others):
        """These facts and others'."""
        together = self
        for name, piece in others.tables.items():
            together = together.plus(name, piece)
        return together

    def items(self):
        """(table name, Arrow table) of everything that has rows."""
        return [(name, piece) for name, piece in self.tables.items() if piece.num_rows]


def measured(schema, measures, **columns):
    """One row per present value: {measure: values, None where absent} beside columns that run along the values."""
    pieces = []
    for measure, values in measures.items():
        present = [value is not None for value in values]
        kept = [value for value in values if value is not None]
        along = {name: [cell for cell, here in zip(column, present, strict=True) if here]
                 if isinstance(column, (list, tuple)) else column for name, column in columns.items()}
        pieces.append(table(schema, len(kept), measure=measure, value=kept, **along))
    return pa.concat_tables(pieces) if pieces else table(schema, 0)

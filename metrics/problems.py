"""Questions refused, each with the honest alternative."""

from data.problems import Problem


class NotAdditive(Problem):
    """{measure} cannot be added up over {over}: {why} Ask for its months one by one (`series`), or for {instead}."""


class UnknownQuestion(Problem):
    """No question is called {question}. There are: {known}."""


class UnknownWord(Problem):
    """{word} is no {kind} of Portée. There are: {known}."""


class SpansOverlap(Problem):
    """The {months} months that end with {month} and those that end with {against} share some: the same days would stand on both sides.
    Compare months or years that lie apart."""

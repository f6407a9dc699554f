"""Questions refused, each with the honest alternative."""

from data.problems import Problem


class NotAdditive(Problem):
    """{measure} cannot be added up over {over}: {why} Ask for its months one by one (`series`), or for {instead}."""


class UnknownQuestion(Problem):
    """No question is called {question}. There are: {known}."""


class UnknownWord(Problem):
    """{word} is no {kind} of Portée. There are: {known}."""


class SpansOverlap(Problem):
    """{month} and {against}, {months} months a side, share days, which would stand on both. Compare spans that lie apart."""

"""Exact numbers for the judge: fractions that are not reduced, and the roundings of the venues.

`fractions.Fraction` divides by the greatest common divisor after every step, which costs about five times the
step itself. The judge's formulas are a few steps deep, so numbers here are left as they come. `proved()` holds
this arithmetic against `fractions.Fraction` each time the judge starts.
"""

from fractions import Fraction
from math import isqrt

PLACES = 36
UNIT = 10**PLACES
ROOT_DIGITS = 140
ROOT_SCALE = 10**ROOT_DIGITS


class Exact:
    """n / d with d above zero."""

    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d < 0:
            n, d = -n, -d
        self.n = n
        self.d = d

    def __add__(self, other):
        if self.d == other.d:
            return Exact(self.n + other.n, self.d)
        return Exact(self.n * other.d + other.n * self.d, self.d * other.d)

    def __sub__(self, other):
        if self.d == other.d:
            return Exact(self.n - other.n, self.d)
        return Exact(self.n * other.d - other.n * self.d, self.d * other.d)

    def __mul__(self, other):
        return Exact(self.n * other.n, self.d * other.d)

    def __truediv__(self, other):
        if other.n == 0:
            raise ZeroDivisionError
        return Exact(self.n * other.d, self.d * other.n)

    def __neg__(self):
        return Exact(-self.n, self.d)

    def __lt__(self, other):
        return self.n * other.d < other.n * self.d

    def __le__(self, other):
        return self.n * other.d <= other.n * self.d

    def __gt__(self, other):
        return self.n * other.d > other.n * self.d

    def __ge__(self, other):
        return self.n * other.d >= other.n * self.d

    def __eq__(self, other):
        return other is not None and self.n * other.d == other.n * self.d

    def text(self):
        """Decimal text with PLACES decimals, a tie away from zero."""
        size = (2 * abs(self.n) * UNIT + self.d) // (2 * self.d)
        digits = str(size).rjust(PLACES + 1, "0")
        sign = "-" if self.n < 0 and size else ""
        return sign + digits[:-PLACES] + "." + digits[-PLACES:]


ZERO = Exact(0)
ONE = Exact(1)


def read(text):
    """Plain decimal text: '-0.00025' is -25 / 100000."""
    whole, point, decimals = text.partition(".")
    return Exact(int(whole + decimals), 10 ** len(decimals)) if point else Exact(int(whole))


def root(value):
    """The square root, cut after ROOT_DIGITS decimals. √(n/d) = √(n·d) / d."""
    return Exact(isqrt(value.n * value.d * ROOT_SCALE * ROOT_SCALE), value.d * ROOT_SCALE)


def whole(value, mode):
    """To a whole number: down and up are towards and away from zero, halves differ only on ties."""
    size, rest = divmod(abs(value.n), value.d)
    negative = value.n < 0
    if mode == "half-up":
        further = 2 * rest >= value.d
    elif mode == "half-even":
        further = 2 * rest > value.d or (2 * rest == value.d and size % 2 == 1)
    else:
        away = {"down": False, "up": True, "floor": negative, "ceil": not negative}[mode]
        further = away and rest != 0
    size += further
    return -size if negative else size


def proved():
    """This arithmetic against the standard library's, on numbers of every sign and length."""
    numbers = [(k * 7919 - 40000, (k * 104729) % 997 + 1) for k in range(11)]
    pairs = [(Exact(a, b), Fraction(a, b)) for a, b in numbers]
    for x, fx in pairs:
        for y, fy in pairs:
            steps = [(x + y, fx + fy), (x - y, fx - fy), (x * y, fx * fy), (-x, -fx)]
            if fy:
                steps.append((x / y, fx / fy))
            assert all(Fraction(e.n, e.d) == f for e, f in steps)
            assert ((x < y), (x <= y), (x > y), (x >= y), (x == y)) == (
                (fx < fy), (fx <= fy), (fx > fy), (fx >= fy), (fx == fy))
        assert abs(Fraction(x.text()) - fx) <= Fraction(1, 2 * UNIT)
        assert whole(x, "floor") == fx.__floor__() and whole(x, "ceil") == fx.__ceil__()
        assert whole(x, "half-even") == round(fx) and whole(x, "down") == int(fx)
    for k in range(-9, 10):
        tie = Fraction(k, 2)
        assert whole(Exact(k, 2), "half-even") == round(tie)
        assert whole(Exact(k, 2), "half-up") == (1 if k > 0 else -1) * int(abs(tie) + Fraction(1, 2))
        assert whole(Exact(k, 2), "up") == (1 if k > 0 else -1) * abs(tie).__ceil__()
    return True

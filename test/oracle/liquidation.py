"""Where the venues say a position is closed by force, in their own terms: Q dollars, E entry, W coins behind.

  on the entry value           BitMEX, Bybit until 2025, KuCoin, Phemex: P = Q / (Q/E + s (W - MM)), MM on Q/E
  on the value at the price    Binance COIN-M FAQ, OKX, HTX, Kraken: P = Q (1 + s m) / (Q/E + s (W + cum)), with the
                               bracket that holds at P itself
  growing rate                 Deribit: MM = (base + grow * n) n for the n coins the position is worth at P

Closing fee: KuCoin 26694703491737 and OKX add its rate to m; Bybit classic adds Q * t / B; Bybit help of 2026-05-27
counts added margin as extra / (1 + s t). Funding about to be paid raises BitMEX's maintenance rate.

Every tier of the table gives its own candidate price by that algebra. A candidate counts where the position's worth
at it lies in the tier. Of those that count, the one nearest to the entry on the losing side is met first.
"""

from exact import ONE, ZERO, Exact, root


class Position:
    """Q dollars of a side s bought at E, with `margin` and `extra` coins behind, under a contract's terms."""

    def __init__(self, terms, case, sums):
        self.terms, self.s, self.contracts = terms, case.s, case.contracts
        self.q, self.held, self.margin = case.q, case.held, sums["margin"]
        self.extra, self.next_rate = sums.get("extra", ZERO), sums.get("next_rate", ZERO)
        leverage = sums.get("leverage")
        if leverage is None:
            has_both = self.held.n > 0 and self.margin.n > 0
            leverage = self.held / self.margin if has_both else ONE
        self.schedule = terms.margin.schedule("maintenance", leverage)

    def coins_behind(self):
        if self.terms.closing_fee == "shrinks-extra":
            return self.margin + self.extra / (ONE + self.s * self.terms.closing_rate)
        return self.margin + self.extra

    def added_rate(self):
        """What comes on top of the maintenance rate."""
        added = self.terms.closing_rate if self.terms.closing_fee == "liquidation-value" else ZERO
        due = self.next_rate * self.s
        return added + due if self.terms.funding_due and due.n > 0 else added

    def added_coins(self):
        """Bybit classic: Q * t / B with the B below. A short that cannot go bankrupt reserves nothing."""
        if self.terms.closing_fee != "bankruptcy-value":
            return ZERO
        worth = (self.held + self.s * self.coins_behind()) / (ONE + self.s * self.terms.closing_rate)
        return worth * self.terms.closing_rate if worth.n > 0 else ZERO


class Outcome:
    def __init__(self, kind, price=None, tier=None, at_step=False):
        self.kind, self.price, self.tier, self.at_step = kind, price, tier, at_step


def liquidation(p):
    if p.contracts.n == 0:
        return Outcome("never")
    w, added, fixed = p.coins_behind(), p.added_rate(), p.added_coins()
    asked = p.schedule.asks(p.held, p.contracts) + added * p.held + fixed
    if w <= asked:
        return Outcome("already")
    if p.terms.basis == "entry-value":
        worth = p.held + p.s * (w - asked)
        return Outcome("at", p.q / worth) if worth.n > 0 else Outcome("never")
    met = [one for tier in p.schedule.in_coins(p.contracts) for one in candidates(p, tier, w - fixed)]
    if not met:
        return Outcome("never")
    # The coins a position is worth grow while the price falls: a long meets the fewest first, a short the most.
    n, tier, at_step = min(met, key=lambda one: one[0]) if p.s.n > 0 else max(met, key=lambda one: one[0])
    return Outcome("at", p.q / n, tier, at_step)


def candidates(p, tier, w):
    """The worths n = Q / P at which this tier's own rule closes the position: (n, tier number, at its start)."""
    long = p.s.n > 0
    if tier.high is not None and long and tier.high <= p.held:
        return []
    if not long and p.held <= tier.low:
        return []
    m = tier.rate + p.added_rate()
    if tier.grow.n == 0:
        found = straight(p, tier, m, w)
    else:
        found = growing(p, tier, m, w)
    first = max(p.held, tier.low)
    last = tier.high
    if not long and (last is None or p.held < last):
        last = p.held
    inside = [
        n for n in found
        if n.n > 0 and (n > first if long else n > tier.low) and (last is None or n <= last)
        and (long or n < p.held)
    ]
    reached = [(n, tier.number, False) for n in inside]
    # A table that rates the whole position steps up at a tier's start. What is left may not cover the step.
    if long and tier.low >= p.held and tier.low.n > 0:
        left = w - (tier.low - p.held)
        if left <= m * tier.low - tier.cum + tier.grow * tier.low * tier.low:
            reached.append((tier.low, tier.number, True))
    return reached


def straight(p, tier, m, w):
    """n = Q/P from P = Q (1 + s m) / (Q/E + s (W + cum))."""
    top = p.held + p.s * (w + tier.cum)
    below = ONE + p.s * m
    return [top / below] if below.n else []


def growing(p, tier, m, w):
    """grow n^2 + (m + s) n - (W + cum + s Q/E) = 0: what is left, W - s (n - Q/E), is what is asked."""
    a, b = tier.grow, m + p.s
    c = -(w + tier.cum + p.s * p.held)
    inside = b * b - Exact(4) * a * c
    if inside.n < 0:
        return []
    r = root(inside)
    return [(sign - b) / (a + a) for sign in (r, -r)]

"""Several positions that share one wallet, in the venues' terms.

  Binance COIN-M FAQ   the wallet of a position is WB - TMM(others) + UPNL(others)
  Bybit 360039261334   Q(1/E - 1/P) = -(balance - order margin - m Q/E - Q t/B), and 360011431853:
                       B = (1 + t) Q / (Q/E + available) for a long, (1 - t) Q / (Q/E - available) for a short
  liquidation          equity no longer exceeds the maintenance asked for; equity = balance + all unrealised PnL

Prices that move are mark * x. The judge lists every price factor at which any position enters another tier, looks at
each stretch between two of them by itself, and takes the crossing nearest to the marks. With u = 1 / x a position is
worth n u coins, so equity - maintenance is a parabola in u on each stretch.
"""

from exact import ONE, ZERO, Exact, read, root

TWO, FOUR = Exact(2), Exact(4)


class Held:
    def __init__(self, terms, case):
        self.terms, self.s = terms, ONE if case["side"] == "long" else -ONE
        self.contracts = read(case["quantity"])
        self.mark = read(case["mark"])
        q = self.contracts * terms.value
        self.held, self.worth = q / read(case["entry"]), q / self.mark
        self.pnl = self.s * (self.held - self.worth)
        self.leverage = read(case["leverage"]) if "leverage" in case else terms.max_leverage
        self.schedule = terms.margin.schedule("maintenance", self.leverage)
        due = self.s * read(case["nextFundingRate"])
        self.due = due if terms.funding_due and due.n > 0 else ZERO
        fee = terms.cross_fee
        self.rate = self.due + (terms.closing_rate if fee == "liquidation-value" else ZERO)
        self.bust_rate = terms.closing_rate if fee == "bankruptcy-value" else ZERO
        self.reserve = ZERO

    def reserves(self, available):
        """The fee on the value at bankruptcy: Q / B = (Q/E + s available) / (1 + s t)."""
        worth = (self.held + self.s * available) / (ONE + self.s * self.bust_rate)
        self.reserve = worth * self.bust_rate if worth.n > 0 else ZERO

    def on_entry(self):
        return self.terms.basis == "entry-value"

    def asks(self, coins):
        base = self.held if self.on_entry() else coins
        return self.schedule.asks(base, self.contracts) + self.rate * base + self.reserve

    def turns(self):
        """The u at which the position enters another tier."""
        if self.on_entry() or self.worth.n == 0:
            return []
        return [tier.high / self.worth for tier in self.schedule.in_coins(self.contracts)[:-1]]

    def parabola(self, u):
        """(a, b, c) of equity - maintenance as they are around u."""
        b, c = -self.s * self.worth, self.s * self.held
        if self.on_entry():
            return ZERO, b, c - self.asks(self.held)
        tiers = self.schedule.in_coins(self.contracts)
        tier = next(t for t in tiers if t.high is None or self.worth * u <= t.high)
        m = tier.rate + self.rate
        return -(tier.grow * self.worth * self.worth), b - m * self.worth, c + tier.cum - self.reserve


class Book:
    def __init__(self, known, case):
        self.all = [Held(known[one["terms"]], one) for one in case["positions"]]
        self.behind = read(case["wallet"]) - read(case["orders"])
        self.pnl = total(one.pnl for one in self.all)
        for one in self.all:
            one.reserves(self.behind + self.pnl - one.pnl)
        alone = case["move"]
        chosen = None if alone is None else self.all[alone].terms.id
        self.moving = [one for one in self.all if chosen in (None, one.terms.id)]
        still = [one for one in self.all if chosen not in (None, one.terms.id)]
        self.base = self.behind + total(one.pnl for one in still)
        self.still = self.base - total(one.asks(one.worth) for one in still)

    def parabola(self, u):
        parts = [one.parabola(u) for one in self.moving]
        a, b, c = (total(part[i] for part in parts) for i in range(3))
        return a, b, c + self.still

    def stretches(self, outwards):
        """(from, to, parabola) from u = 1 on; `to` None where there is no end."""
        turns = [u for one in self.moving for u in one.turns()]
        ahead = sorted((u for u in turns if (u > ONE if outwards else u < ONE)), reverse=not outwards)
        edges = [ONE, *ahead, None if outwards else ZERO]
        for start, end in zip(edges, edges[1:]):
            if end is not None and start == end:
                continue
            middle = start + ONE if end is None else (start + end) / TWO
            yield start, end, self.parabola(middle)

    def met(self, outwards):
        """The u nearest to 1 at which nothing is left above the maintenance."""
        for start, end, line in self.stretches(outwards):
            if start != ONE and level(line, start) <= ZERO:
                return start
            inside = [
                u for u in roots(line)
                if (u > start and (end is None or u <= end) if outwards else u < start and u > end)
            ]
            if inside:
                return min(inside) if outwards else max(inside)
        return None

    def lacking(self, u_end):
        """Coins missing at the worst point on the way: parabolas open downwards, so at an end of a stretch."""
        outwards, worst = u_end >= ONE, self.level_at_marks()
        for start, end, line in self.stretches(outwards):
            if start > u_end if outwards else start < u_end:
                break
            if start == u_end and start != ONE:
                break
            last = u_end if end is None or (end > u_end if outwards else end < u_end) else end
            worst = min(worst, level(line, start), level(line, last))
        return -worst if worst.n < 0 else ZERO

    def level_at_marks(self):
        return self.behind + self.pnl - total(one.asks(one.worth) for one in self.all)


def total(parts):
    made = ZERO
    for part in parts:
        made = made + part
    return made


def level(line, u):
    a, b, c = line
    return (a * u + b) * u + c


def roots(line):
    a, b, c = line
    if a.n == 0:
        return [-c / b] if b.n else []
    inside = b * b - FOUR * a * c
    if inside.n < 0:
        return []
    r = root(inside)
    return [(sign - b) / (a + a) for sign in (r, -r)]


def told(book, u):
    if u is None or u.n <= 0:
        return [{"kind": "never"} for _ in book.moving]
    return [{"kind": "at", "price": (one.mark / u).text()} for one in book.moving]


def bankruptcy(book):
    c = book.base + total(one.s * one.held for one in book.moving)
    b = -total((one.s + one.bust_rate) * one.worth for one in book.moving)
    if (c + b).n <= 0:
        return None
    u = -c / b if b.n else None
    falls = u is not None and u > ONE
    rises = u is not None and u < ONE
    return told(book, u if falls else None), told(book, u if rises else None)


def judge(known, case):
    book = Book(known, case)
    already = [{"kind": "already"} for _ in book.moving]
    safe = book.level_at_marks().n > 0
    bust = bankruptcy(book) or (already, already)
    equity = book.behind + book.pnl
    asked = total(one.asks(one.worth) for one in book.all)
    start = total(
        max(one.terms.margin.schedule("initial", one.leverage).asks(one.worth, one.contracts),
            one.worth / one.leverage)
        for one in book.all
    )
    worth = total(one.worth for one in book.all)
    numbers = {
        "equity": equity, "unrealised": book.pnl, "maintenance": asked, "initialMargin": start,
        "free": equity - start, "toSurvive": book.lacking(ONE / (ONE + read(case["by"]))),
    }
    if equity.n > 0:
        numbers["marginRatio"] = asked / equity
        if worth.n > 0:
            numbers["effectiveLeverage"] = worth / equity
    return {
        "numbers": {name: value.text() for name, value in numbers.items()},
        "falling": told(book, book.met(True)) if safe else already,
        "rising": told(book, book.met(False)) if safe else already,
        "bankruptFalling": bust[0],
        "bankruptRising": bust[1],
    }

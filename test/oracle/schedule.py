"""What a venue asks for as margin, from a contract's published table.

  step tables    BitMEX risk limits: base + ceil((value - limit) / step) * 0.5 %, on the whole position;
                 OKX, CoinEx, Phemex: the rate of the tier reached, on the whole
  brackets       Binance COIN-M and Bybit: each rate on the part inside its bracket (coins); Kraken (contracts)
  growth         Deribit standard margin: base + 0.005 % per coin, on the whole
  adjust factor  HTX: the position is closed when what is left of its margin is margin * adjust; margin = value / leverage

Marginal tables are summed part by part; the venues' deduction ("cum") follows from the sum and is not used to get it.
"""

from bisect import bisect_left

from exact import ONE, ZERO, Exact, read


class Tier:
    """Sizes z with low < z <= high (high None: without end) ask rate * z - cum + grow * z * z."""

    __slots__ = ("number", "low", "high", "rate", "cum", "grow")

    def __init__(self, number, low, high, rate, cum=ZERO, grow=ZERO):
        self.number, self.low, self.high = number, low, high
        self.rate, self.cum, self.grow = rate, cum, grow

    def asks(self, z):
        return self.rate * z - self.cum + self.grow * z * z


class Schedule:
    def __init__(self, measure, tiers, known_up_to=None):
        self.measure, self.tiers, self.known_up_to = measure, tiers, known_up_to
        self.highs = [tier.high for tier in tiers[:-1]]

    def tier_of(self, z):
        return self.tiers[bisect_left(self.highs, z)]

    def size(self, coins, contracts):
        return coins if self.measure == "coin" else contracts

    def asks(self, coins, contracts):
        """Margin in coins for a position worth `coins`."""
        z = self.size(coins, contracts)
        asked = self.tier_of(z).asks(z)
        if self.measure == "coin" or z.n == 0:
            return asked
        return asked * coins / z

    def rate(self, coins, contracts):
        """Margin asked for per coin; the first tier's rate without a position."""
        z = self.size(coins, contracts)
        return self.tier_of(z).asks(z) / z if z.n else self.tiers[0].rate

    def in_coins(self, contracts):
        """The tiers that a change of price can reach: all of them, or the one that holds these contracts."""
        if self.measure == "coin":
            return self.tiers
        return [Tier(self.tier_of(contracts).number, ZERO, None, self.rate(ZERO, contracts))]


def laid_out(rows, reach):
    """Tiers from (end, rate) rows. Marginal: what all lower tiers ask in full, plus the rate on the rest."""
    tiers, low, below = [], ZERO, ZERO
    for number, (high, rate) in enumerate(rows, 1):
        last = number == len(rows)
        cum = rate * low - below if reach == "marginal" else ZERO
        tiers.append(Tier(number, low, None if last else high, rate, cum))
        if not last:
            below = below + rate * (high - low)
            low = high
    return tiers


def tiered(margin, ask):
    rows = [
        (read(row["upTo"]) if "upTo" in row else None, read(row[ask + "Rate"]))
        for row in margin["tiers"]
    ]
    known, further = rows[-1][0], margin.get("then")
    if further is not None:
        end, base = rows[-1]
        step, rate_step = read(further["step"]), read(further[ask + "Step"])
        beyond = 0
        while rows[-1][1] < ONE:
            beyond += 1
            times = Exact(beyond)
            rows.append((end + step * times, min(base + rate_step * times, ONE)))
        known = None
    return Schedule(margin["measure"], laid_out(rows, margin[ask]), known)


class Margin:
    """Both asks of a contract. Adjust factors depend on the leverage, everything else does not."""

    def __init__(self, margin):
        self.method, self.rows = margin["method"], margin.get("rows")
        self.fixed = {}
        if self.method == "adjust-factor":
            return
        for ask in ("initial", "maintenance"):
            if self.method == "tiered":
                self.fixed[ask] = tiered(margin, ask)
            else:
                grow = read(margin["slopePerCoin"])
                tier = Tier(1, ZERO, None, read(margin[ask + "Base"]), ZERO, grow)
                self.fixed[ask] = Schedule("coin", [tier])

    def schedule(self, ask, leverage):
        if self.method != "adjust-factor":
            return self.fixed[ask]
        rows = [row for row in self.rows if leverage <= read(row["leverageUpTo"])]
        tiers = (rows or self.rows[-1:])[0]["tiers"]
        listed = [
            (
                read(tier["upToContracts"]) if "upToContracts" in tier else None,
                (read(tier["adjust"]) if ask == "maintenance" else ONE) / leverage,
            )
            for tier in tiers
        ]
        return Schedule("contracts", laid_out(listed, "whole"), listed[-1][0])

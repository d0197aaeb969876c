"""The engine's yardstick: the same work in Python's own `decimal`, which is written in C.

    engine.py fold FILE         folds the fills of FILE into legs; one fill a line
    engine.py questions FILE    answers the questions of FILE (JSON) many times over

Both print one line of JSON: the time taken, and what came out, so that the caller can see that it is the same.
Reading the file is outside the time; the numbers of a fill are text when the clock starts, as they are for the
program under test. Everything inside the time is written as fast as the language lets it be: local names, one
loop, no function calls per fill.
"""

import hashlib
import json
import sys
import time
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

FIELDS = (
    "side opened closed opening quantity peak entered left entry_cost exit_cost open_cost gross fees fills liquidated"
)


class Leg:
    __slots__ = FIELDS.split()

    def __init__(self, long, index, quantity, cost, fee):
        self.side = long
        self.opened = index
        self.closed = None
        self.opening = self.quantity = self.peak = self.entered = quantity
        self.left = ZERO
        self.entry_cost = self.open_cost = cost
        self.exit_cost = self.gross = ZERO
        self.fees = fee
        self.fills = 1
        self.liquidated = False

    def line(self):
        parts = (
            "long" if self.side else "short",
            self.opened,
            "" if self.closed is None else self.closed,
            *(int(getattr(self, name)) for name in FIELDS.split()[3:14]),
            int(self.liquidated),
        )
        return ",".join(map(str, parts))


ZERO = Decimal(0)


def fold(rows, lot, scaled_lot):
    """An inverse contract, each lot's value rounded half up, fees cut, pro rata half even."""
    legs = []
    leg = None
    decimal = Decimal
    half_up, down, half_even = ROUND_HALF_UP, ROUND_DOWN, ROUND_HALF_EVEN
    for index, (buys, quantity, price, fee_rate, liquidation) in enumerate(rows):
        quantity = decimal(quantity)
        of_lot = (scaled_lot / decimal(price)).to_integral_value(half_up)
        cost = (of_lot * quantity / lot).to_integral_value(half_up)
        fee = (cost * decimal(fee_rate)).to_integral_value(down)
        if leg is None:
            leg = Leg(buys, index, quantity, cost, fee)
            legs.append(leg)
            continue
        held = leg.quantity
        if leg.side == buys:
            held += quantity
            leg.quantity = held
            if held > leg.peak:
                leg.peak = held
            leg.entered += quantity
            leg.entry_cost += cost
            leg.open_cost += cost
            leg.fees += fee
            leg.fills += 1
            continue
        rest_cost = None
        if quantity > held:
            rest_quantity = quantity - held
            closing_cost = (cost * held / quantity).to_integral_value(half_even)
            closing_fee = (fee * held / quantity).to_integral_value(half_even)
            rest_cost = cost - closing_cost
            rest_fee = fee - closing_fee
            quantity, cost, fee = held, closing_cost, closing_fee
        carried = leg.open_cost
        released = (carried * quantity / held).to_integral_value(half_even)
        # An inverse long gains when its exit costs less coin than its entry.
        if leg.side:
            leg.gross -= cost - released
        else:
            leg.gross += cost - released
        leg.open_cost = carried - released
        leg.exit_cost += cost
        leg.left += quantity
        leg.fees += fee
        leg.fills += 1
        if liquidation:
            leg.liquidated = True
        held -= quantity
        leg.quantity = held
        if not held:
            leg.closed = index
            leg = None
        if rest_cost is not None:
            leg = Leg(buys, index, rest_quantity, rest_cost, rest_fee)
            legs.append(leg)
    return legs


def fold_file(path):
    with open(path, encoding="ascii") as file:
        lot, scaled_lot = map(Decimal, file.readline().split())
        rows = []
        for line in file:
            action, quantity, price, fee_rate, role = line.split()
            rows.append((action == "buy", quantity, price, fee_rate, role == "liquidation"))
    start = time.perf_counter()
    legs = fold(rows, lot, scaled_lot)
    taken = time.perf_counter() - start
    digest = hashlib.sha256("\n".join(leg.line() for leg in legs).encode()).hexdigest()
    return {"ms": taken * 1000, "legs": len(legs), "digest": digest}


def tiers_of(contract):
    """(from, up to, initial rate, maintenance rate, deduction); the last has no end."""
    rows = []
    start = deduction = before = ZERO
    for tier in contract["tiers"]:
        rate = Decimal(tier["maintenanceRate"])
        deduction += start * (rate - before)
        before = rate
        end = Decimal(tier["upTo"]) if "upTo" in tier else Decimal("Infinity")
        rows.append((start, end, Decimal(tier["initialRate"]), rate, deduction))
        start = end
    return rows


def questions(path):
    getcontext().prec = 64
    with open(path, encoding="ascii") as file:
        asked = json.load(file)
    contract = asked["contract"]
    value = Decimal(contract["contractValue"])
    most = Decimal(contract["maxLeverage"])
    tiers = tiers_of(contract)
    one = Decimal(1)

    def tier_at(notional):
        for at, tier in enumerate(tiers):
            if notional <= tier[1]:
                return at
        return len(tiers) - 1

    def pnl(case):
        s, quantity, entry, exit = case[:4]
        dollars = quantity * value
        return s * (dollars / entry - dollars / exit)

    def average_entry(fills):
        held = worth = ZERO
        for quantity, price in fills:
            held += quantity
            worth += value * quantity / price
        return value * held / worth

    def liquidation(case, margin):
        s, quantity, entry = case[:3]
        dollars = quantity * value
        start = dollars / entry
        at = tier_at(start)
        while 0 <= at < len(tiers):
            low, high, _, rate, deduction = tiers[at]
            notional = (margin + s * start + deduction) / (s + rate)
            within = start < notional <= high if s == 1 else notional >= low
            if within:
                return dollars / notional if notional > 0 else ZERO
            at += 1 if s == 1 else -1
        return ZERO

    def figures(case):
        s, quantity, entry, exit, leverage, open_rate, close_rate, paid = case
        dollars = quantity * value
        at_entry, at_exit = dollars / entry, dollars / exit
        gross, gross_usd = s * (at_entry - at_exit), s * dollars * (exit - entry) / entry
        open_fee, open_fee_usd = at_entry * open_rate, dollars * open_rate
        close_fee, close_fee_usd = at_exit * close_rate, dollars * close_rate
        fees, fees_usd = open_fee + close_fee, open_fee_usd + close_fee_usd
        funding, funding_usd = -paid, -paid * exit
        net, net_usd = gross - fees + funding, gross_usd - fees_usd + funding_usd
        margin, margin_usd = at_entry / leverage, dollars / leverage
        point = dollars / (exit * exit)
        break_even = dollars / (((open_rate - s) * at_entry + paid) / (-s - close_rate))
        low, high, initial, rate, deduction = tiers[tier_at(at_entry)]
        maintenance = at_entry * rate - deduction
        liquidated = liquidation(case, margin)
        bankrupt = dollars / (at_entry + s * margin)
        result = {
            "gross": (gross, gross_usd),
            "open": (open_fee, open_fee_usd),
            "close": (close_fee, close_fee_usd),
            "fees": (fees, fees_usd),
            "funding": (funding, funding_usd),
            "net": (net, net_usd),
            "roe": (gross / margin, net / margin),
            "notional": (at_entry, at_exit, dollars),
            "point": (point, point * exit),
            "break_even": break_even,
            "margin": (margin, margin_usd),
            "leverage": at_entry / margin,
            "maintenance": (maintenance / at_entry, maintenance, maintenance * entry),
            "liquidation": liquidated,
            "bankruptcy": bankrupt,
            "away": ((liquidated - exit) / exit, liquidated - exit),
            "past": exit <= liquidated if s == 1 else exit >= liquidated,
            "tier": (high, min(one / initial, most), liquidated and tier_at(dollars / liquidated)),
        }
        return sum(result["net"]) + result["liquidation"] + result["break_even"]

    cases = [
        (1 if case["side"] == "long" else -1,)
        + tuple(
            Decimal(case[name])
            for name in "quantity entry exit leverage openFeeRate closeFeeRate fundingPaid".split()
        )
        for case in asked["cases"]
    ]
    margins = [case[1] * value / case[2] / case[4] for case in cases]
    fills = [[(Decimal(q), Decimal(p)) for q, p in case["fills"]] for case in asked["cases"]]
    asking = {
        "pnl": lambda at: pnl(cases[at]),
        "averageEntry": lambda at: average_entry(fills[at]),
        "liquidation": lambda at: liquidation(cases[at], margins[at]),
        "positionFigures": lambda at: figures(cases[at]),
    }
    answers = {}
    for name, ask in asking.items():
        rounds = []
        for _ in range(asked["rounds"]):
            start = time.perf_counter()
            for at in range(len(cases)):
                ask(at)
            rounds.append((time.perf_counter() - start) / len(cases) * 1e6)
        values = [float(ask(at)) for at in range(len(cases))]
        answers[name] = {"us": min(rounds), "values": values}
    return answers


if __name__ == "__main__":
    work, path = sys.argv[1:]
    print(json.dumps(fold_file(path) if work == "fold" else questions(path)))

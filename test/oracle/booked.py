"""What the venues book and print: whole smallest units of the coin, prices on a tick.

  BitMEX   value rounded half up for one lot and multiplied by the lots, commission and funding on that value, margins up;
           short: liq = floor_tick(1e8 * lot / ceil(what is left per lot)), the mirror for longs
           breakEvenPrice: gross PnL + realised = 0, a satoshi up for a short and down for a long, then the tick
  others   the value of the whole fill rounded once, fees and funding on the exact value
  Binance  papi breakEvenPrice: entry * (1 + s * opening fee)
  Bybit    docs v5/position: (entry * qty - rpnl) / (qty - |qty| * max(t, 0.00055)), qty signed
"""

from exact import ONE, Exact, read, whole

LEAST = read("0.00055")


def value(c, price):
    t, rules = c.terms, c.terms.rounding["value"]
    if rules["grain"] == "total":
        return whole(c.q / price * t.units, rules["mode"])
    lot = whole(t.lot * t.value / price * t.units, rules["mode"])
    return whole(Exact(lot) * c.contracts / t.lot, rules["mode"])


def fee(c, price, rate):
    rules = c.terms.rounding
    mode = rules["fee"]["received" if rate.n < 0 else "paid"]
    if rules["value"]["grain"] == "per-lot":
        return whole(Exact(value(c, price)) * rate, mode)
    return whole(c.q / price * c.terms.units * rate, mode)


def funding(c, rate):
    modes = c.terms.rounding["funding"]
    units = c.out * c.terms.units
    if c.terms.rounding["value"]["grain"] == "per-lot":
        units = Exact(value(c, c.exit))
    received = -(c.s * units * rate)
    return whole(received, modes["paid" if received.n < 0 else "received"])


def pnl(c, mode):
    if mode == "value-difference":
        moved = value(c, c.entry) - value(c, c.exit)
        return moved if c.s.n > 0 else -moved
    return whole(c.s * (c.held - c.out) * c.terms.units, mode)


def maintenance(c, cost, leverage, next_rate):
    """On the booked value, with the funding that the side is about to pay where the venue holds it."""
    coins = Exact(cost) / c.terms.units
    asked = c.terms.margin.schedule("maintenance", leverage).asks(coins, c.contracts)
    due = c.s * next_rate
    if c.terms.funding_due and due.n > 0:
        asked = asked + due * coins
    return whole(asked * c.terms.units, c.terms.rounding["margin"])


def everything(c, case):
    cost, policy = value(c, c.entry), c.terms.rounding
    books = {
        "cost": cost,
        "openFee": fee(c, c.entry, c.fee_in),
        "closeFee": fee(c, c.exit, c.fee_out),
        "pnl": pnl(c, policy["pnl"]),
        "unrealisedPnl": pnl(c, policy.get("unrealisedPnl", policy["pnl"])),
    }
    if "extra" in case:
        books["funding"] = funding(c, read(case["nextFundingRate"]))
    if c.leverage is not None:
        next_rate = read(case["nextFundingRate"]) if "extra" in case else Exact(0)
        books["initialMargin"] = whole(Exact(cost) / c.leverage, policy["margin"])
        books["maintenance"] = maintenance(c, cost, c.leverage, next_rate)
    return {name: str(units) for name, units in books.items()}


def ticked(c, price, way):
    """On the tick; a contract cannot trade at zero."""
    steps = whole(price / c.terms.tick, way)
    return Exact(max(steps, 1)) * c.terms.tick


def printed(c, price):
    """A solved price as the venue prints it."""
    long, per_lot = c.s.n > 0, c.terms.rounding["value"]["grain"] == "per-lot"
    if per_lot:
        lot = c.terms.lot * c.terms.value * c.terms.units
        left = whole(lot / price, "floor" if long else "ceil")
        price = lot / Exact(left) if left else price
    if c.terms.printed == "exact":
        return price
    up = long and c.terms.printed == "long-ceil-short-floor"
    return ticked(c, price, "ceil" if up else "floor")


def break_evens(c):
    """Three definitions that venues mean; the fourth, the round trip, is judged with the position."""
    realised = -c.funding
    below = c.held + c.s * realised
    signed = c.s * c.contracts
    kept = signed - c.contracts * max(c.fee_out, LEAST)
    return {
        "withRealised": c.q / below if below.n else None,
        "openingFee": c.entry * (ONE + c.s * c.fee_in),
        "linearFormula": (c.entry * signed - realised) / kept if kept.n else None,
        "printedBreakEven": printed_break_even(c),
    }


def printed_break_even(c):
    realised = whole(-c.funding * c.terms.units, "down")
    cost = value(c, c.entry)
    left = cost + realised if c.s.n > 0 else cost - realised
    per_lot = whole(Exact(left) * c.terms.lot / c.contracts, "floor" if c.s.n > 0 else "ceil")
    if per_lot <= 0:
        return None
    price = c.terms.lot * c.terms.value * c.terms.units / Exact(per_lot)
    return ticked(c, price, "ceil" if c.s.n > 0 else "floor")

"""An independent judge of the position figures.

Reads one case per line (JSON, numbers as text) and answers one line each. Exact rational arithmetic from the
standard library; every formula is written from the venues' own statements, in their terms (Q dollars, E entry,
X exit, W coins of margin), and none is taken from the program under test.

  PnL, fees, margin, ROE        Bybit and BitMEX help pages: Q * (1/E - 1/X), Q / price * rate, Q / E / L
  liquidation, BitMEX           maintenance on the entry value: Q / (Q/E + s (W - m Q/E))
  liquidation, Binance COIN-M   FAQ "liquidation price", isolated one-way: Q (1 + s m) / (Q/E + s W)
  liquidation, Bybit            help page of 2026-05-27, without extra margin: the same form
  liquidation, Deribit          standard margin 1 % + 0.005 % per coin, on the value at the price itself
  bankruptcy                    Bybit help 360011431853: Q / (Q/E + s W)
"""

import json
import sys
from fractions import Fraction
from math import isqrt

SATOSHI = 10**8
PLACES = 40
ROOT_DIGITS = 140

# venue: (dollars per contract, lot, value rounded per lot, fee rounding)
CONTRACTS = {
    "bitmex:XBTUSD": (1, 100, True, "trunc"),
    "bybit:BTCUSD": (1, 1, False, "trunc"),
    "deribit:BTC-PERPETUAL": (1, 10, False, "half up"),
    "binance:BTCUSD_PERP": (100, 1, False, "trunc"),
}
MAINTENANCE = {
    "bitmex:XBTUSD": Fraction(5, 1000),
    "bybit:BTCUSD": Fraction(5, 1000),
    "binance:BTCUSD_PERP": Fraction(4, 1000),
}
DERIBIT_BASE = Fraction(1, 100)
DERIBIT_PER_COIN = Fraction(5, 100000)


def half_up(value):
    """To the nearest whole number; a tie goes away from zero."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size


def trunc(value):
    size = abs(value.numerator) // value.denominator
    return size if value >= 0 else -size


def root(value):
    """The square root of a rational, to ROOT_DIGITS decimals."""
    scale = 10**ROOT_DIGITS
    return Fraction(
        isqrt(value.numerator * value.denominator * scale * scale), value.denominator * scale
    )


def text(value):
    """A rational as decimal text with PLACES decimals."""
    units = half_up(Fraction(value) * 10**PLACES)
    digits = str(abs(units)).rjust(PLACES + 1, "0")
    return ("-" if units < 0 else "") + digits[:-PLACES] + "." + digits[-PLACES:]


def maintenance_at(venue, coins):
    if venue == "deribit:BTC-PERPETUAL":
        return (DERIBIT_BASE + DERIBIT_PER_COIN * coins) * coins
    return MAINTENANCE[venue] * coins


def at(price):
    """A price as an outcome; none or not above zero: there is no such price."""
    return {"kind": "never"} if price is None or price <= 0 else {"kind": "at", "price": text(price)}


def over(numerator, denominator):
    return numerator / denominator if denominator > 0 else None


def liquidation(venue, s, q, entry, w):
    held = q / entry
    if w <= maintenance_at(venue, held):
        return None, {"kind": "already"}
    if venue == "bitmex:XBTUSD":
        price = over(q, held + s * (w - MAINTENANCE[venue] * held))
    elif venue == "deribit:BTC-PERPETUAL":
        price = deribit_liquidation(s, q, held, w)
    else:
        price = over(q * (1 + s * MAINTENANCE[venue]), held + s * w)
    return price, at(price)


def deribit_liquidation(s, q, held, w):
    """w + s (held - n) = base n + per_coin n^2 for the coins n the position is worth at the price."""
    a = DERIBIT_PER_COIN
    b = DERIBIT_BASE + s
    c = -(w + s * held)
    inside = b * b - 4 * a * c
    if inside < 0:
        return None
    roots = [(-b + sign * root(inside)) / (2 * a) for sign in (1, -1)]
    # A long loses while its coin worth grows, a short while it shrinks: the nearest root that way.
    if s == 1:
        ahead = [n for n in roots if n > held]
        return q / min(ahead) if ahead else None
    ahead = [n for n in roots if 0 < n < held]
    return q / max(ahead) if ahead else None


def break_even(s, q, entry, fee_in, fee_out, funding):
    """s q (1/E - 1/X) - q/E fee_in - q/X fee_out - funding = 0, solved for X."""
    numerator = q * (s + fee_out)
    denominator = s * q / entry - q / entry * fee_in - funding
    if denominator == 0:
        return None
    price = numerator / denominator
    return price if price > 0 else None


def booked(venue, contracts, price, rate):
    """The value and the fee of a fill in whole satoshi, as the venue books them."""
    dollars, lot, per_lot, fee_rounding = CONTRACTS[venue]
    exact = contracts * dollars / price * SATOSHI
    if per_lot:
        cost = half_up(half_up(Fraction(lot * dollars) / price * SATOSHI) * contracts / lot)
        exact = Fraction(cost)
    else:
        cost = half_up(exact)
    fee = trunc(exact * rate) if fee_rounding == "trunc" else half_up(exact * rate)
    return cost, fee


def judge(case):
    venue = case["contract"]
    s = 1 if case["side"] == "long" else -1
    contracts, entry, exit_, fee_in, fee_out, funding = (
        Fraction(case[name])
        for name in ("quantity", "entry", "exit", "openFeeRate", "closeFeeRate", "fundingPaid")
    )
    q = contracts * CONTRACTS[venue][0]
    if "leverage" in case:
        w = q / entry / Fraction(case["leverage"])
    else:
        w = Fraction(case["margin"])
    gross = s * q * (1 / entry - 1 / exit_)
    open_fee = q / entry * fee_in
    close_fee = q / exit_ * fee_out
    net = gross - open_fee - close_fee - funding
    net_usd = gross * exit_ - open_fee * entry - close_fee * exit_ - funding * exit_
    price, outcome = liquidation(venue, s, q, entry, w)
    cost, fee = booked(venue, contracts, entry, fee_in)
    held = q / entry
    answer = {
        "gross.coin": gross,
        "gross.usd": s * q * (exit_ - entry) / entry,
        "openFee.coin": open_fee,
        "openFee.usd": open_fee * entry,
        "closeFee.coin": close_fee,
        "closeFee.usd": close_fee * exit_,
        "fees.coin": open_fee + close_fee,
        "fees.usd": q * (fee_in + fee_out),
        "funding.coin": -funding,
        "funding.usd": -funding * exit_,
        "net.coin": net,
        "net.usd": net_usd,
        "grossRoe": gross / w,
        "netRoe": net / w,
        "entryNotional.coin": held,
        "entryNotional.usd": q,
        "exitNotional.coin": q / exit_,
        "exitNotional.usd": q,
        "pointValue.coin": q / (exit_ * exit_),
        "pointValue.usd": q / exit_,
        "initialMargin.coin": w,
        "initialMargin.usd": w * entry,
        "effectiveLeverage": held / w,
        "maintenanceMargin.coin": maintenance_at(venue, held),
        "maintenanceMargin.usd": maintenance_at(venue, held) * entry,
        "maintenanceMarginRate": maintenance_at(venue, held) / held,
    }
    if price is not None:
        answer["liquidationDistance.fraction"] = (price - exit_) / exit_
        answer["liquidationDistance.quote"] = price - exit_
    result = {name: text(value) for name, value in answer.items()}
    result["liquidation"] = outcome
    result["bankruptcy"] = at(over(q, held + s * w))
    result["breakEven"] = at(break_even(s, q, entry, fee_in, fee_out, funding))
    result["cost"] = str(cost)
    result["fee"] = str(fee)
    return result


def main():
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line))))


if __name__ == "__main__":
    main()

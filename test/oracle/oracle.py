"""An independent judge of the position figures.

Reads one JSON line at a time: a contract's terms once ("define"), then cases that name them, every number as text.
Answers one line each. Exact rational arithmetic from the standard library's whole numbers; every formula is written
from the venues' own statements, in their terms (Q dollars, E entry, X exit, W coins of margin), and none is taken
from the program under test.

  PnL, fees, margin, ROE   Bybit and BitMEX help pages: Q * (1/E - 1/X), Q / price * rate, Q / E / L
  liquidation, tiers       liquidation.py, schedule.py
  bankruptcy               Bybit help 360011431853: Q / (Q/E + s W), times 1 + s t with the closing fee inside
  rounding, break-evens    booked.py
  several in one wallet    cross.py
"""

import json
import sys

import booked
import cross
from exact import ONE, ZERO, Exact, proved, read
from known import checked
from liquidation import Position, liquidation
from schedule import Margin


class Terms:
    """What a contract states, as far as a figure depends on it."""

    def __init__(self, spec):
        self.id, self.max_leverage = spec["id"], read(spec["maxLeverage"])
        self.value, self.lot = read(spec["contractValue"]), read(spec["lot"])
        self.tick, self.printed = read(spec["tick"]), spec["liquidation"]["printed"]
        self.units = Exact(10 ** spec["settlementScale"])
        self.margin = Margin(spec["margin"])
        policy, fees = spec["liquidation"], spec["fees"]
        self.basis, self.closing_fee = policy["basis"], policy["isolatedFee"]
        self.cross_fee = policy["crossFee"]
        named = fees.get("liquidation") if policy["feeRate"] == "liquidation" else None
        self.closing_rate = read(named or fees["taker"])
        self.funding_due = policy["fundingDue"]
        self.rounding = spec["settlementPolicy"]


class Case:
    def __init__(self, terms, case):
        self.terms = terms
        self.s = ONE if case["side"] == "long" else -ONE
        self.contracts, self.entry, self.exit = (read(case[k]) for k in ("quantity", "entry", "exit"))
        self.fee_in, self.fee_out = read(case["openFeeRate"]), read(case["closeFeeRate"])
        self.funding = read(case["fundingPaid"])
        self.q = self.contracts * terms.value
        self.held, self.out = self.q / self.entry, self.q / self.exit
        self.leverage = read(case["leverage"]) if "leverage" in case else None
        self.margin = read(case["margin"]) if "margin" in case else self.held / self.leverage


def at(price):
    """A price as an outcome; none or not above zero: there is no such price."""
    return {"kind": "never"} if price is None or price.n <= 0 else {"kind": "at", "price": price.text()}


def over(top, below):
    return top / below if below.n > 0 else None


def break_even(c):
    """s Q (1/E - 1/X) - Q/E fee_in - Q/X fee_out - funding = 0, solved for X."""
    top = c.q * (c.s + c.fee_out)
    below = c.held * (c.s - c.fee_in) - c.funding
    return top / below if below.n else None


def bankruptcy(c, w):
    if c.contracts.n == 0:
        return {"kind": "never"}
    fee = c.terms.closing_rate if c.terms.closing_fee == "bankruptcy-value" else ZERO
    if w <= c.held * fee:
        return {"kind": "already"}
    return at(over(c.q * (ONE + c.s * fee), c.held + c.s * w))


def said(outcome):
    return at(outcome.price) if outcome.kind == "at" else {"kind": outcome.kind}


def results(c):
    """Coins and dollars of the result; each part's dollars at the price of its own event."""
    gross, open_fee, close_fee = c.s * (c.held - c.out), c.held * c.fee_in, c.out * c.fee_out
    gross_usd = c.s * c.q * (c.exit - c.entry) / c.entry
    open_usd, close_usd, funding_usd = c.q * c.fee_in, c.q * c.fee_out, c.funding * c.exit
    net = gross - open_fee - close_fee - c.funding
    figures = {
        "gross.coin": gross,
        "gross.usd": gross_usd,
        "openFee.coin": open_fee,
        "openFee.usd": open_usd,
        "closeFee.coin": close_fee,
        "closeFee.usd": close_usd,
        "fees.coin": open_fee + close_fee,
        "fees.usd": c.q * (c.fee_in + c.fee_out),
        "funding.coin": -c.funding,
        "funding.usd": -funding_usd,
        "net.coin": net,
        "net.usd": gross_usd - open_usd - close_usd - funding_usd,
        "entryNotional.coin": c.held,
        "entryNotional.usd": c.q,
        "exitNotional.coin": c.out,
        "exitNotional.usd": c.q,
        "pointValue.coin": c.out / c.exit,
        "pointValue.usd": c.out,
        "initialMargin.coin": c.margin,
        "initialMargin.usd": c.margin * c.entry,
    }
    if c.margin.n > 0:
        figures["grossRoe"] = gross / c.margin
        figures["netRoe"] = net / c.margin
        if c.held.n > 0:
            figures["effectiveLeverage"] = c.held / c.margin
    return figures


def margins(c):
    """What the table asks for: to open with, to keep, and the tiers it stands on."""
    has_both = c.held.n > 0 and c.margin.n > 0
    leverage = c.held / c.margin if has_both else ONE
    keep, start = (c.terms.margin.schedule(ask, leverage) for ask in ("maintenance", "initial"))
    kept = keep.asks(c.held, c.contracts)
    figures = {
        "maintenanceMargin.coin": kept,
        "maintenanceMargin.usd": kept * c.entry,
        "maintenanceMarginRate": keep.rate(c.held, c.contracts),
        "initialAsked": start.asks(c.held, c.contracts),
    }
    size = keep.size(c.held, c.contracts)
    standing = {
        "measure": keep.measure,
        "atEntry": keep.tier_of(size).number,
        "beyondKnownAtEntry": keep.known_up_to is not None and size > keep.known_up_to,
    }
    return keep, figures, standing


def forced_close(c, keep, standing):
    """The liquidation price of the position as it was opened, and everything told of it."""
    outcome = liquidation(Position(c.terms, c, {"margin": c.margin}))
    figures = {}
    standing["beyondKnownAtLiquidation"] = False
    if outcome.kind == "at":
        figures["liquidationDistance.quote"] = outcome.price - c.exit
        figures["liquidationDistance.fraction"] = (outcome.price - c.exit) / c.exit
        worth = c.q / outcome.price
        # On a tier's very end the worth behind a price cut to 64 digits may lie on either side of it.
        if not outcome.at_step and not (keep.measure == "coin" and keep.tier_of(worth).high == worth):
            figures["maintenanceAtLiquidation"] = keep.asks(worth, c.contracts)
        size = keep.size(worth, c.contracts)
        standing["beyondKnownAtLiquidation"] = keep.known_up_to is not None and size > keep.known_up_to
        past = c.exit <= outcome.price if c.s.n > 0 else c.exit >= outcome.price
    else:
        past = outcome.kind == "already"
    if outcome.tier is not None and keep.measure == "coin":
        standing["atLiquidation"] = outcome.tier
    return outcome, figures, past


def judge(terms, case):
    c = Case(terms, case)
    keep, figures, standing = margins(c)
    outcome, told, past = forced_close(c, keep, standing)
    prices = {
        "liquidation": said(outcome),
        "bankruptcy": bankruptcy(c, c.margin),
        "breakEven": at(break_even(c)) if c.contracts.n else {"kind": "never"},
    }
    if case["all"] and c.contracts.n:
        prices.update((name, at(price)) for name, price in booked.break_evens(c).items())
    if case["all"] and outcome.kind == "at":
        prices["printedLiquidation"] = at(booked.printed(c, outcome.price))
    if "extra" in case:
        sums = {"margin": c.margin, "extra": read(case["extra"]), "next_rate": read(case["nextFundingRate"])}
        if "leverage" in case:
            sums["leverage"] = c.leverage
        prices["topped"] = said(liquidation(Position(terms, c, sums)))
        prices["toppedBankruptcy"] = bankruptcy(c, c.margin + sums["extra"])
    if not case["all"]:
        for name in ("initialAsked", "maintenanceAtLiquidation"):
            figures.pop(name, None), told.pop(name, None)
    numbers = {**results(c), **figures, **told}
    return {
        "numbers": {name: value.text() for name, value in numbers.items()},
        "prices": prices,
        "booked": booked.everything(c, case) if case["all"] else {},
        "exitPastLiquidation": past,
        "tier": None if terms.margin.method == "linear-growth" else standing,
    }


def main():
    proved()
    known = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "define" in message:
            known[message["define"]] = Terms(message["terms"])
            answer = checked(message["terms"], message["until"])
        elif "positions" in message:
            answer = cross.judge(known, message)
        else:
            answer = judge(known[message["terms"]], message)
        sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

"""Figures that the venues publish, kept apart from the program's own tables, so that a slip of the pen in venue
data shows even where every formula agrees.

  BitMEX    risk limit examples (bitmex.com/app/riskLimitsExamples), GET /instrument of 2026-05-03, Tardis metadata,
            announcements of 2020-04-17, 05-05, 07-29, 2021-08-12, 08-31, 2023-01-16, 2024-03-14
  Binance   COIN-M leverage and margin FAQ be2c7d9d95b04a7e8044ed02dd7dfe5c: brackets of 2020 and 2021, "cum" as printed
  Bybit     help 360039261154 (fees), docs/v5/market/risk-limit (first tier)
  Deribit   support 25944756807069: 25 BTC ask 2.125 % and 1.125 %, 350 BTC 3.75 % and 2.75 %
  OKX       position tiers of BTCUSD futures, in contracts
  Kraken    inverse margin schedule, support 15579128794772, in contracts
  Phemex    GET /cfg/v2/products
  CoinEx    support 6367729561369, in contracts
"""

from exact import ONE, read
from schedule import Margin

ALWAYS = ("", "~")


def since(instant):
    return (instant, "~")


def before(instant):
    return ("", instant)


def terms(held=ALWAYS, **figures):
    """Plain figures of a contract: tick="0.1", fees_taker="0.0005"."""
    return [(held, "plain", name.replace("_", "."), value) for name, value in figures.items()]


def rates(*rows, held=ALWAYS):
    """(size in the table's measure, initial rate, maintenance rate) on the whole of that size."""
    return [(held, "rates", size, (initial, kept)) for size, initial, kept in rows]


def cums(*rows, held=ALWAYS):
    """(size, deduction): what Binance prints as "cum" for the bracket that holds the size."""
    return [(held, "cum", size, cum) for size, cum in rows]


LOT_CHANGE, TICK_CHANGE = "2021-06-08T04:30:00Z", "2024-07-31T04:00:00Z"
FEE_CHANGE, STEP_CHANGE = "2024-10-22T00:00:00Z", "2021-08-31T06:00:00Z"
BASE_CHANGE, LISTED_FEES = "2024-03-14T04:00:00Z", "2023-01-17T00:00:00Z"
APRIL, MAY, JULY = "2020-04-17T01:00:00Z", "2020-05-05T02:00:00Z", "2020-07-29T02:00:00Z"
REVAMP = "2021-08-18T00:00:00Z"
DOLLAR = {"contractValue": "1", "settlementScale": 8}

PUBLISHED = {
    "bitmex:XBTUSD": terms(
        **DOLLAR, liquidation_basis="entry-value", settlementPolicy_value_grain="per-lot",
        settlementPolicy_value_mode="half-up", settlementPolicy_fee_paid="down",
        settlementPolicy_fee_received="down", settlementPolicy_margin="ceil",
        settlementPolicy_pnl="value-difference", breakEven="with-realised",
    )
    + terms(before(LOT_CHANGE), lot="1")
    + terms(since(LOT_CHANGE), lot="100")
    + terms(before(TICK_CHANGE), tick="0.5")
    + terms(since(TICK_CHANGE), tick="0.1")
    + terms(since(FEE_CHANGE), fees_maker="0.0005", fees_taker="0.0005")
    + terms((LISTED_FEES, FEE_CHANGE), fees_maker="0.0002", fees_taker="0.00075")
    + terms(before(REVAMP), fees_maker="-0.00025", fees_taker="0.00075")
    + terms(("2021-08-18T00:00:00Z", "2022-03-25T12:00:00Z"), fees_maker="-0.0001", fees_taker="0.0005")
    + rates(
        ("1", "0.01", "0.005"), ("200", "0.01", "0.005"), ("350", "0.015", "0.01"),
        ("351", "0.02", "0.015"), ("500", "0.02", "0.015"), ("650", "0.025", "0.02"),
        held=since(BASE_CHANGE),
    )
    # Base maintenance margins as announced; every step adds the base once more.
    + rates(("200", "0.01", "0.0035"), ("350", "0.0135", "0.007"), ("351", "0.017", "0.0105"),
            held=(STEP_CHANGE, BASE_CHANGE))
    + rates(("200", "0.01", "0.0035"), ("300", "0.0135", "0.007"), held=(JULY, STEP_CHANGE))
    + rates(("200", "0.01", "0.004"), ("300", "0.014", "0.008"), held=(MAY, JULY))
    + rates(("200", "0.01", "0.0045"), ("300", "0.0145", "0.009"), held=(APRIL, MAY))
    + rates(("200", "0.01", "0.005"), ("300", "0.015", "0.01"), held=before(APRIL)),
    "binance:BTCUSD_PERP": terms(
        contractValue="100", settlementScale=8, liquidation_basis="liquidation-value",
        liquidation_isolatedFee="outside", settlementPolicy_fee_paid="down",
        margin_maintenance="marginal", margin_measure="coin",
    ),
    "bybit:BTCUSD": terms(**DOLLAR, settlementPolicy_fee_paid="down", margin_maintenance="marginal")
    + terms(since("2025-01-01T00:00:00Z"), fees_maker="0.0002", fees_taker="0.00055",
            liquidation_basis="liquidation-value", liquidation_isolatedFee="shrinks-extra")
    + terms(before("2023-01-01T00:00:00Z"), liquidation_basis="entry-value",
            liquidation_crossFee="bankruptcy-value")
    + rates(("1", "0.01", "0.005"), ("150", "0.01", "0.005")),
    "deribit:BTC-PERPETUAL": terms(**DOLLAR, lot="10", liquidation_basis="liquidation-value")
    + terms(since("2026"), tick="0.5", fees_taker="0.0005", maxLeverage="50")
    + rates(("25", "0.02125", "0.01125"), ("350", "0.0375", "0.0275"), held=since("2026")),
    "okx:BTC-USD-261225": terms(contractValue="100", margin_measure="contracts", margin_maintenance="whole")
    # The last published tier ends at 24,000; half a point more for each further 12,000.
    + rates(
        ("500", "0.008", "0.004"), ("3000", "0.01", "0.005"), ("12000", "0.015", "0.01"),
        ("24000", "0.02", "0.015"), ("24001", "0.025", "0.02"), ("48000", "0.03", "0.025"),
        held=("2022-12-01T00:00:00Z", "2023-06-15T09:00:00Z"),
    )
    + rates(
        ("500", "0.008", "0.004"), ("3000", "0.01", "0.005"), ("22000", "0.015", "0.01"),
        ("42000", "0.02", "0.015"), ("62000", "0.025", "0.02"), held=before("2022-12-01T00:00:00Z"),
    ),
    "okx:BTC-USD-SWAP": terms(contractValue="100", margin_measure="contracts", margin_maintenance="whole"),
    "kraken:PI_XBTUSD": terms(**DOLLAR, tick="0.5", fees_maker="0.0002", fees_taker="0.0005",
                              margin_measure="contracts", margin_maintenance="marginal",
                              liquidation_basis="liquidation-value")
    # 2 % of 500,000, then 4 %, 6 %, 10 % ...: 1,000,000 ask 30,000, 3,000,000 ask 150,000, 6,000,000 ask 450,000.
    + rates(("500000", "0.02", "0.01"), ("1000000", "0.03", "0.015"), ("3000000", "0.05", "0.025"),
            ("6000000", "0.075", "0.0375"))
    + rates(("12000000", "0.1125", "0.05625"), ("20000000", "0.1675", "0.08375"),
            ("50000000", "0.247", "0.1235"), ("75000000", "0.298", "0.149"), held=since("2026")),
    "phemex:BTCUSD": terms(**DOLLAR, liquidation_basis="entry-value", settlementPolicy_value_mode="down",
                           settlementPolicy_fee_paid="up", settlementPolicy_fee_received="down")
    + rates(("100", "0.01", "0.005"), ("150", "0.015", "0.01"), ("200", "0.02", "0.015")),
    "coinex:BTCUSD": terms(contractValue="1")
    + rates(("500000", "0.01", "0.005"), ("1000000", "0.02", "0.01"), ("2000000", "0.0333", "0.015"),
            ("5000000", "0.05", "0.02"), ("10000000", "0.0666", "0.025"), ("20000000", "0.1", "0.03")),
    "kucoin:XBTUSDM": terms(**DOLLAR)
    + terms(since("2025-05-22T03:00:00Z"), liquidation_basis="liquidation-value",
            liquidation_isolatedFee="liquidation-value")
    + terms(before("2025-05-22T03:00:00Z"), liquidation_basis="entry-value"),
}

# Binance published two tables for BTCUSD. Whichever a listing holds, it must hold whole.
BRACKETS = {
    "10": cums(("10", "0"), ("20", "0.010"), ("30", "0.110"), ("50", "0.560"), ("100", "1.810"),
               ("200", "6.810"), ("400", "11.810")),
    "5": cums(("5", "0"), ("10", "0.005"), ("20", "0.055"), ("50", "0.355"), ("100", "1.605"),
              ("200", "6.605"), ("400", "11.605")),
}


def published(spec):
    facts = PUBLISHED.get(spec["id"], [])
    if spec["id"] == "binance:BTCUSD_PERP":
        first = spec["margin"]["tiers"][0]
        facts = facts + BRACKETS.get(first["upTo"], [(ALWAYS, "plain", "margin.tiers.0.upTo", "10 or 5")])
    return facts


def at_path(spec, path):
    for step in path.split("."):
        spec = spec[int(step)] if isinstance(spec, list) else spec.get(step)
    return spec


def holds(spec, kind, where, figure):
    if kind == "plain":
        given = at_path(spec, where)
        if isinstance(figure, str) and figure.replace(".", "").replace("-", "").isdigit():
            return read(given) == read(figure), given
        return given == figure, given
    margin, size = Margin(spec["margin"]), read(where)
    if kind == "cum":
        cum = margin.schedule("maintenance", ONE).tier_of(size).cum
        return cum == read(figure), cum.text()
    given = [margin.schedule(ask, ONE).rate(size, size) for ask in ("initial", "maintenance")]
    return all(g == read(f) for g, f in zip(given, figure)), [g.text() for g in given]


def checked(spec, until):
    """How many published figures the terms were held against, and where they differ."""
    when = "9999" if until == "today" else until
    facts = [fact for fact in published(spec) if fact[0][0] < when <= fact[0][1]]
    slips = []
    for _, kind, where, figure in facts:
        same, given = holds(spec, kind, where, figure)
        if not same:
            slips.append(f"{spec['id']} ({until}): {kind} {where} is published as {figure}, listed as {given}")
    return {"facts": len(facts), "slips": slips}

"""Journeys as texts that several tests read."""

from __future__ import annotations

SMALLEST = """\
cxmap: 1
title: Return a pair of shoes
touchpoints:
  - {name: Find the return label, team: ecommerce, channel: web, friction: 4}
  - {name: Ask support for a label, team: contact-centre, channel: chat, friction: 3}
  - {name: Drop the parcel off, team: logistics, channel: shop, friction: 2}
  - {name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
"""

"""Turns a folder of news articles into a static briefing site, every line cited."""

__version__ = "0.1.0"

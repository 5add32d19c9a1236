"""The Popbill adapter: https://developers.popbill.com. Nothing outside this package knows a field name of Popbill."""

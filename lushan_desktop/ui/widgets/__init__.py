"""Small widgets that know no record: they take plain values and emit signals."""

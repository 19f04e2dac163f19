"""The graph of the orders that a sentence can have."""

from hypothesis import given
from hypothesis import strategies as st

from deskbrief.translate.engines.draft.lattice import Lattice
from deskbrief.translate.engines.draft.units import Unit


def unit(key):
    return Unit(key, "N", 0, 1, key)


def paths(lattice, at=0):
    """Yield (keys, cost) of every way from a node to the last."""
    if at == lattice.last:
        yield (), 0.0
    for to, each, cost in lattice.arcs[at]:
        for keys, more in paths(lattice, to):
            yield (each.key, *keys), cost + more


STRETCHES = st.lists(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), min_size=1, max_size=3), max_size=4
)


@given(STRETCHES)
def test_its_paths_are_the_orders_of_the_stretches_one_behind_the_other(stretches):
    orders = [[[unit(key) for key in order] for order in orders] for orders in stretches]
    wanted = [()]
    for each in stretches:
        wanted = [(*done, *order) for done in wanted for order in each]
    assert sorted(keys for keys, _ in paths(Lattice.of_orders(orders, 1.0))) == sorted(wanted)


@given(STRETCHES)
def test_every_arc_leads_to_a_higher_node(stretches):
    orders = [[[unit(key) for key in order] for order in orders] for orders in stretches]
    for at, arcs in enumerate(Lattice.of_orders(orders, 1.0).arcs):
        assert all(to > at for to, _, _ in arcs)


def test_an_order_that_is_not_the_first_costs_once():
    lattice = Lattice.of_orders([[[unit("a"), unit("b")], [unit("b"), unit("a")]], [[unit("c")]]], 5.0)
    assert sorted(paths(lattice)) == [(("a", "b", "c"), 0.0), (("b", "a", "c"), 5.0)]


def test_a_sentence_of_nothing_has_one_node():
    assert Lattice.of([]).last == 0

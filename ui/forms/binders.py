"""The fields of a form, those that are folded away made only when somebody asks for one of them."""

from collections.abc import Callable, Collection, ItemsView, Sequence, ValuesView

from ui.forms.field_binder import Binding, FieldBinder


class Binders:
    """Fields by their key; going through them meets those that are made: in the others nothing can be typed.

    ``unfolded`` is given the ``folded`` ones once, when they were made, all together.
    """

    def __init__(
        self,
        bindings: Sequence[Binding],
        folded: Collection[str],
        make: Callable[[Binding], FieldBinder],
        unfolded: Callable[[Sequence[FieldBinder]], object],
    ) -> None:
        self.bindings = tuple(bindings)
        self._make, self._unfolded = make, unfolded
        self._waiting = tuple(one for one in bindings if one.key in folded)
        self._made = {one.key: make(one) for one in bindings if one.key not in folded}

    def __contains__(self, key: str) -> bool:
        return any(one.key == key for one in self.bindings)

    def __getitem__(self, key: str) -> FieldBinder:
        if key not in self._made:
            self.unfold()
        return self._made[key]

    def get(self, key: str) -> FieldBinder | None:
        """Return a field; None when the form has none of that name."""
        known = key in self
        return self[key] if known else None

    def unfold(self) -> None:
        """Make the fields that are folded away."""
        waiting, self._waiting = self._waiting, ()
        if waiting:
            made = {one.key: self._make(one) for one in waiting}
            self._made |= made
            self._unfolded(list(made.values()))

    def marking(self, field: str) -> FieldBinder | None:
        """Return the field that is asked for, or that a finding about ``field`` stands at; None when there is none."""
        return next((self[one.key] for one in self.bindings if field == one.key or field in one.marked), None)

    @property
    def folded(self) -> bool:
        """Whether there are fields that nobody asked for yet."""
        return bool(self._waiting)

    def items(self) -> ItemsView[str, FieldBinder]:
        """Return keys and fields that are made, from the top."""
        return self._made.items()

    def values(self) -> ValuesView[FieldBinder]:
        """Return the fields that are made, from the top."""
        return self._made.values()

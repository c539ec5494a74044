// Messages as bytes, and the few draws that several schemes share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/random_stream.h"

namespace anc::related {

using Bytes = std::vector<std::uint8_t>;

// Uniform on the multiples of 2^-53 in [0, 1).
double draw_unit(RandomStream& stream);

// `count` uniform bytes, eight from each output, the lowest first.
Bytes draw_bytes(RandomStream& stream, std::size_t count);

// Two lower-case hexadecimal digits a byte.
std::string hex_of(const Bytes& bytes);

// The fraction of bytes that agree. Needs equal lengths, not 0.
double agreement(const Bytes& a, const Bytes& b);

}  // namespace anc::related

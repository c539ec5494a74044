// Numbers and names as the tables, the TSV files and LaTeX write them. Exact: std::to_chars, never the
// locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace anc {

// A rate in per cent with one decimal, without the sign: 0.95 -> "95.0".
std::string percent(double rate);

// Three decimals, or "<0.001".
std::string p_value(double p);

// A count or the median of counts: "12" or "12.5".
std::string count_or_half(double value);

// A setting in full, for data files: the shortest text that reads back as the same number, "0.0002".
std::string exact(double value);

// At most four significant digits, for people: "0.2121".
std::string four_digits(double value);

// The same for LaTeX math, "2\times10^{-5}" when small or large.
std::string latex_number(double value);

// Text for LaTeX: special characters escaped.
std::string latex_escape(std::string_view text);

// Rows in columns of equal width, two spaces apart; column i is flush left where left[i], else flush right.
std::string aligned(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& left);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace anc

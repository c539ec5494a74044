// Exact text: what is written reads back as the same bits, and what does not parse as a whole is refused. C
// locale always.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anc {

// The shortest text that reads back as `value`: "0.1", "1e-08", "nan", "inf".
std::string shortest(double value);

// So many digits after the point, whatever the locale.
std::string fixed(double value, int decimals);

// 16 lower-case hexadecimal digits.
std::string hex16(std::uint64_t value);

// Strict inverses: the whole text, no sign unless '-' where the type has one, no blanks; nothing when it does
// not parse, or does not fit. parse_double refuses infinities and NaN; parse_hex16 takes exactly the form
// hex16 writes.
std::optional<std::uint64_t> parse_uint64(std::string_view text);
std::optional<std::int64_t> parse_int64(std::string_view text);
std::optional<double> parse_double(std::string_view text);
std::optional<std::uint64_t> parse_hex16(std::string_view text);

// One line: every control character (a line break in someone else's message) becomes a blank.
std::string one_line(std::string_view text);

// What a message shows of a text that someone else wrote: one line, cut to so many bytes (a part of a screen's width).
std::string brief(std::string_view text, std::size_t most = 60);

// What stands between the separators, one part more than there are of them; each may be empty.
std::vector<std::string> split(std::string_view text, char separator);

// What a message offers: "a", "a or b", "a, b or c".
std::string choice_of(const std::vector<std::string>& words);

}  // namespace anc

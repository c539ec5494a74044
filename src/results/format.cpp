#include "results/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "base/check.h"

namespace anc {
namespace {

template <class... Arguments>
std::string to_text(Arguments... arguments) {
  std::array<char, 400> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), arguments...);
  check(result.ec == std::errc(), "format: number too long");
  return {buffer.data(), result.ptr};
}

// Where plain digits are easier to read than a power of ten.
bool reads_plainly(double value) {
  const double magnitude = std::fabs(value);
  return magnitude == 0.0 || (1e-4 <= magnitude && magnitude < 1e7);
}

}  // namespace

std::string percent(double rate) { return fixed(100.0 * rate, 1); }

std::string p_value(double p) { return p < 0.001 ? "<0.001" : fixed(p, 3); }

std::string count_or_half(double value) { return value == std::floor(value) ? fixed(value, 0) : fixed(value, 1); }

std::string exact(double value) {
  return reads_plainly(value) ? to_text(value, std::chars_format::fixed) : to_text(value);
}

std::string four_digits(double value) {
  const std::string rounded = to_text(value, std::chars_format::general, 4);
  double read_back = 0.0;
  std::from_chars(rounded.data(), rounded.data() + rounded.size(), read_back);
  return exact(read_back);
}

std::string latex_number(double value) {
  const std::string text = four_digits(value);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text;
  const std::string digits = text.substr(0, e);
  const int exponent = std::stoi(text.substr(e + 1));
  return (digits == "1" ? "" : digits + "\\times") + "10^{" + std::to_string(exponent) + "}";
}

std::string latex_escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      case '<':
        escaped += "\\textless{}";
        break;
      case '>':
        escaped += "\\textgreater{}";
        break;
      case '-':  // two would become a dash
        escaped += escaped.ends_with('-') ? "{}-" : "-";
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
      case '{':
      case '}':
        escaped += '\\';
        [[fallthrough]];
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& left) {
  std::vector<std::size_t> widths(left.size(), 0);
  for (const auto& row : rows) {
    check(row.size() == left.size(), "aligned: every row has one text per column");
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - row[i].size(), ' ');
      line += (i == 0 ? "" : "  ") + (left[i] ? row[i] + padding : padding + row[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) text += (&part == parts.data() ? "" : std::string(separator)) + part;
  return text;
}

}  // namespace anc

// What the fuzz targets share. A target is one file that gives a parser any bytes: it may refuse them with a line for
// the user, or take them for what they say; anything else ends the process. Built with libFuzzer (`make fuzz`) a target
// looks for such inputs; built with replay_main.cpp it repeats those of its corpus (`make test`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace anc::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Ends the process unless `condition` holds: libFuzzer keeps the input, and a test fails.
inline void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "fuzz: %s\n", what);
  std::abort();
}

// What `parse` makes of its input; nothing when it refuses it, in one line. Another exception ends the process.
template <class Parse>
auto parsed_or_refused(Parse parse) -> std::optional<decltype(parse())> {
  try {
    return parse();
  } catch (const UserError& error) {
    const std::string_view message = error.what();
    require(!message.empty() && message.find('\n') == std::string_view::npos, "a refusal is not one line");
    return std::nullopt;
  }
}

// What a line of records says, settings and measures as the doubles that they are kept as: a long whole number is
// written with fewer digits, and means the same double.
inline nlohmann::json said_by(std::string_view line) {
  nlohmann::json object = nlohmann::json::parse(line);
  for (const char* field : {"settings", "measures"}) {
    if (!object.contains(field)) continue;
    for (nlohmann::json& value : object[field]) {
      if (value.is_number()) value = value.get<double>();
    }
  }
  return object;
}

}  // namespace anc::fuzz

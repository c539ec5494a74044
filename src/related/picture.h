// Grey pictures: the plaintexts of the chaotic ciphers, seen by eye.
#pragma once

#include <string>
#include <string_view>

#include "related/bytes.h"

namespace anc::related {

struct Picture {
  int width = 0, height = 0;
  Bytes grey;  // width * height, row by row from the top, 0 = black
};

// Discs, bars, a ramp and the strokes of a few letters; size x size, the same at any size >= 32 but for resolution.
Picture drawn_picture(int size);

// The PGM form "P5", and the inverse, which throws UserError naming `place` unless the text is one 8-bit picture of at
// most 4096 x 4096.
std::string to_pgm(const Picture& picture);
Picture parse_pgm(std::string_view text, const std::string& place);

// An 8-bit grey PNG with stored (uncompressed) data: the same bytes from any build.
std::string to_png(const Picture& picture);

}  // namespace anc::related

// The scan of what the paper leaves open, on calibration seeds.
#include "calibration/command_line.h"

int main(int argc, char** argv) { return anc::calibrate_main(argc, argv); }

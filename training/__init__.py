"""How the judge was made: data mix, training, export, calibration, evaluation."""
